import type {
  EntityReview,
  ReviewedWorkload,
} from 'backstage-plugin-well-architected-common';
import { workload as detail } from '../reviews/__fixtures__/workload';

/** The entity whose page the tests show. */
export const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
};

const {
  description: _description,
  notes: _notes,
  milestones: _milestones,
  history: _history,
  ...reviewed
} = detail;

/** A workload in production, reviewed and read in full. */
export const workload: ReviewedWorkload = reviewed;

/** The review of an entity, as far as a test says otherwise. */
export function review(
  workloads: ReviewedWorkload[],
  lenses = workload.lensReviews,
): EntityReview {
  return {
    entityRef: 'component:default/payments',
    lenses: workloads.length > 0 ? lenses : [],
    workloads,
    tasks: {
      openHighRisk: 3,
      openMediumRisk: 1,
      acceptedHighRisk: 1,
      acceptedMediumRisk: 0,
      overdue: 2,
    },
    firstTasks: [],
  };
}
