/**
 * The channel of Backstage's signals that tells when the stored review of a
 * workload, or one of its tasks, is another one. The signal itself says nothing:
 * whoever listens asks the REST API, which shows what they may see.
 *
 * @public
 */
export function reviewChannel(workloadId: string): string {
  return `well-architected:workload:${workloadId}`;
}
