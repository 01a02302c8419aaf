/** A custom lens as the local tool keeps it. */
export interface CustomLens {
  arn: string;
  /** The account that owns it. */
  account: string;
  region: string;
  createdAt: number;
  /** Accounts that may review with it without owning it. */
  sharedWith: string[];
  tags: Record<string, string>;
  /** The imported JSON that is not published yet. */
  draft?: string;
  /** Published versions, oldest first, each with the JSON it was imported from. */
  versions: { version: string; json: string; publishedAt: number }[];
}
