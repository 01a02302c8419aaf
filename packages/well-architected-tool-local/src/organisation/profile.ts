import { idOfName } from './ids';
import type { Source } from './sources';

/** The one profile that each source has: what its business cares about most. */
export const profile = {
  name: 'Season readiness',
  description:
    'What must hold while half of the year’s orders come in within six weeks.',
  version: '2025-01-10',
  owner: (source: Source) => source.account,
} as const;

/** The ARN of a source's profile. */
export function profileArn({ account, region }: Source): string {
  const id = idOfName(`profile ${account} ${region}`);
  return `arn:aws:wellarchitected:${region}:${account}:profile/${id}`;
}

/** The questions that a workload with the profile should answer first. */
export const prioritizedQuestions: ReadonlySet<string> = new Set([
  'mit-deploy-risks',
  'event-response',
  'identities',
  'incident-response',
  'mitigate-interaction-failure',
  'adapt-to-changes',
  'withstand-component-failures',
  'compute-hardware',
  'manage-demand-resources',
]);
