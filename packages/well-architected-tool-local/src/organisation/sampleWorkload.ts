import type { Source } from './sources';
import type { ReviewState } from './maturity';

/** How a sample workload is tied to an entity of the catalog. */
export type LinkedBy = 'tag' | 'annotation' | 'tag and annotation' | 'nothing';

/** One named workload of the sample organisation. */
export interface SampleWorkload extends Source {
  readonly name: string;
  readonly description: string;
  readonly environment: 'PRODUCTION' | 'PREPRODUCTION';
  /** Name of the component in `examples/` (or, for one workload, of none). */
  readonly entity?: string;
  readonly linkedBy: LinkedBy;
  readonly state: ReviewState;
  readonly reviewOwner?: string;
  readonly lenses: readonly ('framework' | 'checklist')[];
  readonly notes?: string;
  readonly jiraProjectKey?: string;
  readonly improvementStatus?:
    | 'NOT_STARTED'
    | 'IN_PROGRESS'
    | 'COMPLETE'
    | 'RISK_ACKNOWLEDGED';
  readonly pillarPriorities?: readonly string[];
  /** An account that sees the workload without owning it. */
  readonly sharedWith?: string;
  readonly hasTrustedAdvisor?: boolean;
  readonly hasProfile?: boolean;
  readonly usesOldLensVersion?: boolean;
}

type Extras = Partial<
  Pick<
    SampleWorkload,
    | 'entity'
    | 'linkedBy'
    | 'lenses'
    | 'notes'
    | 'jiraProjectKey'
    | 'improvementStatus'
    | 'pillarPriorities'
    | 'sharedWith'
    | 'hasTrustedAdvisor'
    | 'hasProfile'
    | 'usesOldLensVersion'
    | 'description'
    | 'reviewOwner'
  >
>;

/** Makes the workloads of one place: an account, a Region and an environment. */
export const place =
  (
    account: string,
    region: string,
    environment: SampleWorkload['environment'],
  ) =>
  (
    name: string,
    entity: string,
    state: ReviewState,
    description: string,
    extras: Extras = {},
  ): SampleWorkload => ({
    account,
    region,
    environment,
    name,
    entity,
    state,
    description,
    linkedBy: 'tag',
    lenses: ['framework'],
    reviewOwner: 'architecture@larkfield.example',
    ...extras,
  });
