/** The sample organisation's accounts. */
export const accounts = {
  shop: '111122223333',
  logistics: '444455556666',
  platform: '777788889999',
} as const;

/** The Regions that have workloads from the start. */
export const regions = ['eu-west-1', 'us-east-1'] as const;

/** The Regions in which the local tool answers; elsewhere the service does not exist. */
export const servedRegions: ReadonlySet<string> = new Set([
  ...regions,
  'ap-southeast-2',
  'eu-central-1',
]);

/** An account in a Region: what one set of credentials and one endpoint show. */
export interface Source {
  readonly account: string;
  readonly region: string;
}

/** Every source of the sample organisation. */
export const sources: readonly Source[] = Object.values(accounts).flatMap(
  account => regions.map(region => ({ account, region })),
);

/** The account ids that the local tool knows. */
export const accountIds: ReadonlySet<string> = new Set(Object.values(accounts));

/** A source as one text, to count and to look up by. */
export function sourceKey({ account, region }: Source): string {
  return `${account}/${region}`;
}
