import type { Source } from '../organisation/sources';
import { accessDenied, notFound } from '../protocol/errors';
import type { ToolState } from '../state/toolState';
import type { LensReview, Workload, WorkloadSnapshot } from '../state/workload';
import { isVisibleTo } from '../state/workloads';

/** What an operation knows of the call it answers. */
export interface Call {
  readonly operation: string;
  readonly source: Source;
  readonly callerArn: string;
  readonly state: ToolState;
  /** The time of the call, in milliseconds since 1970. */
  readonly now: number;
}

/**
 * An operation's input after it was checked: members that the model requires
 * are there, which the SDK's own types leave open.
 */
export type Checked<Input> = {
  [Member in keyof Input]: object extends Pick<Input, Member>
    ? Input[Member]
    : NonNullable<Input[Member]>;
};

/** A workload that the caller's account may see; throws when there is none. */
export function findWorkload(id: string, { state, source }: Call): Workload {
  const workload = state.workloads.get(id);
  if (!workload || !isVisibleTo(workload, source)) {
    throw notFound('WORKLOAD', id);
  }
  return workload;
}

/** A workload as it is, or as a milestone of it froze it. */
export function findSnapshot(
  id: string,
  milestoneNumber: number | undefined,
  call: Call,
): WorkloadSnapshot {
  const workload = findWorkload(id, call);
  if (milestoneNumber === undefined) {
    return workload;
  }
  const milestone = workload.milestones.find(
    ({ number }) => number === milestoneNumber,
  );
  if (!milestone) {
    throw notFound('MILESTONE', String(milestoneNumber));
  }
  return milestone.workload;
}

/** The review of a workload by the lens that an alias or an ARN names. */
export function findReview<W extends WorkloadSnapshot>(
  workload: W,
  lensAlias: string,
  { state, source }: Call,
): LensReview {
  const arn = state.lenses.newest(lensAlias, source)?.arn ?? lensAlias;
  const review = workload.reviews.find(({ lensArn }) => lensArn === arn);
  if (!review) {
    throw notFound('LENS_REVIEW', lensAlias);
  }
  return review;
}

function mayChange(workload: Workload, { source }: Call): boolean {
  return (
    workload.account === source.account ||
    workload.shares.some(
      ({ sharedWith, status, permission }) =>
        sharedWith === source.account &&
        status === 'ACCEPTED' &&
        permission === 'CONTRIBUTOR',
    )
  );
}

/** Throws unless the caller's account owns the workload. */
export function requireOwner(workload: Workload, call: Call): void {
  if (workload.account !== call.source.account) {
    throw accessDenied(call.callerArn, `wellarchitected:${call.operation}`);
  }
}

/**
 * Changes a workload in one step: on a copy, so that nothing of it is seen when
 * the change throws, and stored before this returns.
 */
export function changeWorkload(
  id: string,
  call: Call,
  change: (draft: Workload, updatedAt: number) => void,
): Workload {
  const present = findWorkload(id, call);
  if (!mayChange(present, call)) {
    throw accessDenied(call.callerArn, `wellarchitected:${call.operation}`);
  }
  const draft = structuredClone(present);
  // Later than before in any case, so that two changes within one tick of the
  // clock can be told apart.
  draft.updatedAt = Math.max(call.now, present.updatedAt + 1);
  change(draft, draft.updatedAt);
  call.state.workloads.put(draft);
  return draft;
}

/**
 * Does something once for a ClientRequestToken: a call that is repeated gets the
 * first answer again.
 */
export function once<Output extends object>(
  token: string | undefined,
  { state, source, operation }: Call,
  act: () => Output,
): Output {
  if (token === undefined) {
    return act();
  }
  const key = [source.account, source.region, operation, token].join('/');
  const answered = state.answeredTokens.get(key) as Output | undefined;
  const output = answered ?? act();
  state.answeredTokens.set(key, output);
  return output;
}
