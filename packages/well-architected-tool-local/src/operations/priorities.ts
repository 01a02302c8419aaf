import type { WorkloadProfile } from '@aws-sdk/client-wellarchitected';
import type { Question } from '../lenses/lens';
import { prioritizedQuestions, profile } from '../organisation/profile';
import type { WorkloadSnapshot } from '../state/workload';

/** The profiles of a workload as answers name them. */
export function profilesOf({
  profileArns,
}: WorkloadSnapshot): WorkloadProfile[] {
  return profileArns.map(arn => ({
    ProfileArn: arn,
    ProfileVersion: profile.version,
  }));
}

/** Whether the profiles of a workload put a question first. */
export function isPrioritized(
  { profileArns }: WorkloadSnapshot,
  { id }: Question,
): boolean {
  return profileArns.length > 0 && prioritizedQuestions.has(id);
}
