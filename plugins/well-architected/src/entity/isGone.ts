import type { Workload } from 'backstage-plugin-well-architected-common';

/**
 * Whether AWS was asked for a workload and has it no more, though no listing has
 * archived it yet; known to those only who see what failed.
 */
export function isGone({ archivedAt, problem }: Workload): boolean {
  return (
    archivedAt === null &&
    problem?.name === 'ResourceNotFoundException' &&
    // Of the other operations it may be a lens that is missing.
    problem.operation === 'GetWorkload'
  );
}
