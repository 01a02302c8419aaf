import type { WorkloadSummary } from '../aws';
import type { StoredWorkload } from '../store/WorkloadStore';
import { planSync, type SyncPlan } from './planSync';

const OWN = '111122223333';
const OTHER = '444455556666';
const THIRD = '999900001111';
const PROBLEM = '{"name":"Error"}';

function listed(changes: Partial<WorkloadSummary> = {}): WorkloadSummary {
  const workloadId = changes.workloadId ?? 'w1';
  return {
    workloadId,
    workloadArn: `arn:${workloadId}`,
    workloadName: 'Checkout',
    ownerAccountId: OWN,
    updatedAt: '2026-01-01T00:00:00.000Z',
    improvementStatus: null,
    hash: 'as before',
    ...changes,
  };
}

function stored(changes: Partial<StoredWorkload> = {}): StoredWorkload {
  return {
    id: 'w1',
    source_id: 'own',
    tags: '{"team":"shop"}',
    read_hash: 'as before',
    archived_at: null,
    problem: null,
    configured: true,
    ...changes,
  };
}

/** A plan as ids, without what it has nothing to do for. */
function brief(plan: SyncPlan) {
  const entries = Object.entries({
    ...plan,
    add: plan.add.map(({ workloadId }) => workloadId),
    read: plan.read.map(({ workloadId }) => workloadId),
  });
  return Object.fromEntries(entries.filter(([, items]) => items.length > 0));
}

describe('planSync', () => {
  it.each<{
    rule: string;
    listed: WorkloadSummary[];
    stored: StoredWorkload[];
    tags?: Record<string, string>;
    plan: Record<string, unknown>;
  }>([
    {
      rule: 'leaves alone what is as it was',
      listed: [listed()],
      stored: [stored()],
      plan: {},
    },
    {
      rule: 'adds and reads what is new',
      listed: [listed()],
      stored: [],
      plan: { add: ['w1'], read: ['w1'] },
    },
    {
      rule: 'reads what changed',
      listed: [listed({ hash: 'another' })],
      stored: [stored()],
      plan: { read: ['w1'] },
    },
    {
      rule: 'reads what was added and never read',
      listed: [listed()],
      stored: [stored({ read_hash: null })],
      plan: { read: ['w1'] },
    },
    {
      rule: 'reads what could not be read last time, after all else',
      listed: [listed(), listed({ workloadId: 'w2' })],
      stored: [
        stored({ problem: PROBLEM }),
        stored({ id: 'w2', read_hash: '' }),
      ],
      plan: { read: ['w2', 'w1'] },
    },
    {
      rule: 'finds what is gone',
      listed: [],
      stored: [stored()],
      plan: { gone: ['w1'] },
    },
    {
      rule: 'finds what is archived already not gone again',
      listed: [],
      stored: [stored({ archived_at: '2026-01-01' })],
      plan: {},
    },
    {
      rule: 'restores what is back, and reads it only when it changed',
      listed: [listed(), listed({ workloadId: 'w2' })],
      stored: [
        stored({ archived_at: '2026-01-01' }),
        stored({ id: 'w2', archived_at: '2026-01-01', read_hash: 'older' }),
      ],
      plan: { restore: ['w1', 'w2'], read: ['w2'] },
    },
    {
      rule: 'takes over other tags without reading',
      listed: [listed()],
      stored: [stored()],
      tags: { team: 'payments' },
      plan: { retag: [{ id: 'w1', tags: { team: 'payments' } }] },
    },
    {
      rule: 'takes over that tags were removed',
      listed: [listed()],
      stored: [stored()],
      tags: {},
      plan: { retag: [{ id: 'w1', tags: {} }] },
    },
    {
      rule: 'leaves the tags to the read where there is one',
      listed: [listed({ hash: 'another' })],
      stored: [stored()],
      tags: { team: 'payments' },
      plan: { read: ['w1'] },
    },
    {
      rule: 'leaves a shared workload to the source of its owner',
      listed: [listed({ ownerAccountId: OTHER })],
      stored: [],
      plan: {},
    },
    {
      rule: 'lets a shared workload go when the source of its owner is configured later',
      listed: [listed({ ownerAccountId: OTHER })],
      stored: [stored()],
      plan: { gone: ['w1'] },
    },
    {
      rule: 'reads a shared workload whose owner nobody reads',
      listed: [listed({ ownerAccountId: THIRD })],
      stored: [],
      plan: { add: ['w1'], read: ['w1'] },
    },
    {
      rule: 'leaves a workload to the other source that reads it',
      listed: [listed({ hash: 'another', ownerAccountId: THIRD })],
      stored: [stored({ source_id: 'other' })],
      plan: {},
    },
    {
      rule: 'adopts its own from a source that it is only shared with',
      listed: [listed()],
      stored: [stored({ source_id: 'other' })],
      plan: { adopt: ['w1'] },
    },
    {
      rule: 'adopts and restores what the other source has archived',
      listed: [listed({ ownerAccountId: THIRD })],
      stored: [stored({ source_id: 'other', archived_at: '2026-01-01' })],
      plan: { adopt: ['w1'], restore: ['w1'] },
    },
    {
      rule: 'adopts what a source read that left the configuration',
      listed: [listed({ ownerAccountId: THIRD })],
      stored: [stored({ source_id: 'other', configured: false })],
      plan: { adopt: ['w1'] },
    },
    {
      rule: 'finds nothing gone that another source reads',
      listed: [],
      stored: [stored({ source_id: 'other' })],
      plan: {},
    },
  ])('$rule', ({ tags, plan, ...input }) => {
    expect(
      brief(
        planSync({
          ...input,
          source: { id: 'own', account_id: OWN },
          tagsOf: () => tags,
          isReadByOwner: account => account === OTHER,
        }),
      ),
    ).toEqual(plan);
  });
});
