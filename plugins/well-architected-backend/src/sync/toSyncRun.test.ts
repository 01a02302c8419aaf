import type { SyncRunRow } from '../store/tables';
import { toSyncRun } from './toSyncRun';

const FAILED = { workloadId: 'w1', workloadName: 'Parcel tracking' };
const PROBLEM = { name: 'AccessDeniedException', message: 'Denied', since: '' };

const run = (scope: SyncRunRow['scope']): SyncRunRow => ({
  id: 'r1',
  source_id: '111122223333:eu-west-1',
  scope,
  trigger: 'person',
  requested_by: 'user:default/ada',
  state: 'incomplete',
  phase: 'details',
  progress: null,
  workload_ids: null,
  done: 3,
  total: 4,
  queued_at: '2026-01-01T00:00:00.000Z',
  due_at: '2026-01-01T00:00:00.000Z',
  started_at: null,
  finished_at: null,
  listed: 6,
  archived: 1,
  problem: JSON.stringify(PROBLEM),
  failures: JSON.stringify([{ ...FAILED, problem: PROBLEM }]),
});

describe('toSyncRun', () => {
  const counted = { done: 3, total: 4, listed: 6, archived: 1 };

  it.each([
    [
      'source',
      true,
      {
        ...counted,
        problem: PROBLEM,
        failures: [{ ...FAILED, problem: PROBLEM }],
      },
    ],
    [
      'source',
      false,
      {
        done: 0,
        total: null,
        listed: undefined,
        archived: undefined,
        problem: undefined,
        failures: [],
      },
    ],
    [
      'workloads',
      false,
      { ...counted, problem: undefined, failures: [FAILED] },
    ],
  ] as const)(
    'tells of a sync of %s, to who sees sources %p, what they may see',
    (scope, seesSources, told) => {
      expect(toSyncRun(run(scope), seesSources)).toMatchObject({
        state: 'incomplete',
        ...told,
      });
    },
  );
});
