/**
 * The annotation by which an entity names its workloads: one or more workload
 * ARNs, separated by commas.
 *
 * @public
 */
export const WORKLOAD_ARN_ANNOTATION =
  'aws.amazon.com/well-architected-workload-arn';

/**
 * The workload ARNs in the value of {@link WORKLOAD_ARN_ANNOTATION}, each once.
 *
 * @public
 */
export function parseWorkloadArns(annotation: string | undefined): string[] {
  const arns = (annotation ?? '').split(',').map(arn => arn.trim());
  return [...new Set(arns.filter(Boolean))];
}
