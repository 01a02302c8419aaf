import type { WorkloadSummary } from '../aws';
import type { StoredWorkload } from '../store/WorkloadStore';
import { planSync, type SyncPlan } from './planSync';

const OWN = '111122223333';
const OTHER = '444455556666';
const THIRD = '999900001111';

function listed(changes: Partial<WorkloadSummary> = {}): WorkloadSummary {
  const workloadId = changes.workloadId ?? 'w1';
  return {
    workloadId,
    workloadArn: `arn:${workloadId}`,
    workloadName: 'Checkout',
    ownerAccountId: OWN,
    updatedAt: '2026-01-01T00:00:00.000Z',
    improvementStatus: null,
    highRisks: 0,
    hash: 'as before',
    ...changes,
  };
}

function stored(changes: Partial<StoredWorkload> = {}): StoredWorkload {
  return {
    id: 'w1',
    source_id: 'own',
    tags: '{"team":"shop"}',
    listed_hash: 'as before',
    read_hash: 'as before',
    read_at: '2026-05-01T00:00:00.000Z',
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
    change: plan.change.map(({ workloadId }) => workloadId),
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
      rule: 'adds what is new',
      listed: [listed()],
      stored: [],
      plan: { add: ['w1'] },
    },
    {
      rule: 'finds what changed',
      listed: [listed({ hash: 'another' })],
      stored: [stored()],
      plan: { change: ['w1'] },
    },
    {
      rule: 'finds nothing new in what waits to be read',
      listed: [listed()],
      stored: [stored({ read_hash: null, read_at: null })],
      plan: {},
    },
    {
      rule: 'has read again what was not read for longest, not more than it may',
      listed: ['w1', 'w2', 'w3', 'w4'].map(workloadId =>
        listed({ workloadId }),
      ),
      stored: [
        stored({ id: 'w1', read_at: '2026-04-03T00:00:00.000Z' }),
        stored({ id: 'w2', read_at: '2026-04-01T00:00:00.000Z' }),
        stored({ id: 'w3', read_at: '2026-04-02T00:00:00.000Z' }),
        stored({ id: 'w4', read_at: '2026-05-02T00:00:00.000Z' }),
      ],
      plan: { reread: ['w2', 'w3'] },
    },
    {
      rule: 'has nothing read again that is to be read anyway, or is gone',
      listed: [listed()],
      stored: [
        stored({ read_hash: 'older', read_at: '2026-04-01T00:00:00.000Z' }),
        stored({ id: 'w2', read_at: '2026-04-01T00:00:00.000Z' }),
      ],
      plan: { gone: ['w2'] },
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
      rule: 'restores what is back, changed or not',
      listed: [listed(), listed({ workloadId: 'w2' })],
      stored: [
        stored({ archived_at: '2026-01-01' }),
        stored({ id: 'w2', archived_at: '2026-01-01', listed_hash: 'older' }),
      ],
      plan: { restore: ['w1', 'w2'], change: ['w2'] },
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
      rule: 'leaves a shared workload to the source of its owner',
      listed: [listed({ ownerAccountId: OTHER })],
      stored: [],
      plan: {},
    },
    {
      rule: 'keeps a shared workload until the source of its owner adopts it, though that is configured',
      listed: [listed({ ownerAccountId: OTHER })],
      stored: [stored()],
      plan: {},
    },
    {
      rule: 'reads a shared workload whose owner nobody reads',
      listed: [listed({ ownerAccountId: THIRD })],
      stored: [],
      plan: { add: ['w1'] },
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
          reread: { before: '2026-05-01T00:00:00.000Z', atMost: 2 },
        }),
      ),
    ).toEqual(plan);
  });
});
