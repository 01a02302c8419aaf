/** A custom lens as the local tool keeps it. */
export interface CustomLens {
  arn: string;
  /** The account that owns it. */
  account: string;
  region: string;
  createdAt: number;
  /** Deleted lenses are kept for the reviews that used them; nobody sees them otherwise. */
  isDeleted?: boolean;
  /** Accounts that may review with it without owning it. */
  sharedWith: string[];
  tags: Record<string, string>;
  /** The imported JSON that is not published yet. */
  draft?: string;
  /** Published versions, oldest first, each with the JSON it was imported from. */
  versions: { version: string; json: string; publishedAt: number }[];
}
