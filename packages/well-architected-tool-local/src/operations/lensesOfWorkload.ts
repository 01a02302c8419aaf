import type {
  AssociateLensesInput,
  DisassociateLensesInput,
} from '@aws-sdk/client-wellarchitected';
import { invalidField, notFound } from '../protocol/errors';
import type { LensReview } from '../state/workload';
import { changeWorkload, findReview, type Call, type Checked } from './call';

/** A review by a lens in which nothing has been answered yet. */
export function newReview(
  lensAlias: string,
  { state, source, now }: Call,
): LensReview {
  const lens = state.lenses.newest(lensAlias, source);
  if (!lens) {
    throw notFound('LENS', lensAlias);
  }
  return {
    lensArn: lens.arn,
    lensVersion: lens.version,
    updatedAt: now,
    pillarNotes: {},
    answers: {},
  };
}

export function associateLenses(
  input: Checked<AssociateLensesInput>,
  call: Call,
): object {
  changeWorkload(input.WorkloadId, call, draft => {
    for (const alias of input.LensAliases) {
      const review = newReview(alias, call);
      if (!draft.reviews.some(({ lensArn }) => lensArn === review.lensArn)) {
        draft.reviews.push(review);
      }
    }
  });
  return {};
}

export function disassociateLenses(
  input: Checked<DisassociateLensesInput>,
  call: Call,
): object {
  changeWorkload(input.WorkloadId, call, draft => {
    const removed = new Set(
      input.LensAliases.map(alias => findReview(draft, alias, call).lensArn),
    );
    draft.reviews = draft.reviews.filter(
      ({ lensArn }) => !removed.has(lensArn),
    );
    if (draft.reviews.length === 0) {
      throw invalidField(
        'LensAliases',
        'A workload must keep at least one lens',
      );
    }
  });
  return {};
}
