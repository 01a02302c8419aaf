/** Where a person finds a workload in the AWS console. */
export function consoleUrl(workload: { arn: string; region: string }): string {
  const { arn, region } = workload;
  return `https://${region}.console.aws.amazon.com/wellarchitected/home?region=${region}#/workload/${encodeURIComponent(
    arn,
  )}/overview`;
}
