import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload } from '../__testUtils__/rows';
import { commitWorkload } from './commitWorkload';
import type { TaskRow } from './tables';
import { TaskStore } from './TaskStore';
import type { WorkloadCommit } from './WorkloadCommit';

jest.setTimeout(60_000);

const NOON = '2026-05-01T12:00:00.000Z';
const ONE = '2026-05-01T13:00:00.000Z';
const COUNTS = { high: 1, medium: 0, none: 2, unanswered: 0, notApplicable: 0 };

const TASK: TaskRow = {
  id: 't1',
  workload_id: 'w1',
  lens_alias: 'wellarchitected',
  question_id: 'identities',
  pillar_id: 'security',
  title: 'Identities?',
  risk: 'HIGH',
  state: 'open',
  state_changed_at: NOON,
  owner_ref: null,
  due_date: null,
  note: '',
  ticket_url: null,
  acceptance_reason: null,
  approved_by: null,
  accepted_until: null,
  rank: null,
  priority: 0,
  position: 0,
  fix_order: '',
  version: 1,
  created_at: NOON,
  updated_at: NOON,
};

function commit(
  readAt: string,
  changes: Partial<WorkloadCommit> & { name?: string } = {},
): WorkloadCommit {
  const { name = 'Checkout', ...others } = changes;
  return {
    workload: {
      id: 'w1',
      name,
      environment: 'PRODUCTION',
      review_owner: null,
      improvement_status: null,
      description: '',
      notes: '',
      tags: '{}',
      aws_updated_at: NOON,
      read_report_hash: null,
      read_hash: readAt,
      read_at: readAt,
    },
    listedHash: null,
    lensReviews: [
      {
        review: {
          lens_alias: 'wellarchitected',
          lens_arn: 'arn:lens',
          lens_name: 'Framework',
          lens_version: '1',
          lens_status: 'CURRENT',
          notes: '',
          aws_updated_at: NOON,
        },
        pillars: [
          { pillarId: 'security', pillarName: 'Security', riskCounts: COUNTS },
        ],
        answers: [
          {
            question_id: 'identities',
            pillar_id: 'security',
            risk: 'HIGH',
            applicable: true,
            reason: null,
            choices: '{}',
            improvements: '[]',
            jira_issue_url: null,
          },
        ],
      },
    ],
    milestones: [
      {
        number: 1,
        name: 'First review',
        recorded_at: NOON,
        lenses: [
          {
            lensAlias: 'wellarchitected',
            lensName: 'Framework',
            pillars: [
              {
                pillarId: 'security',
                pillarName: 'Security',
                riskCounts: COUNTS,
              },
            ],
          },
        ],
      },
    ],
    taggedEntityRefs: ['component:default/checkout'],
    followRisks: tasks => ({
      inserts: tasks.length === 0 ? [TASK] : [],
      updates: [],
      history: [],
    }),
    ...others,
  };
}

describe('commitWorkload', () => {
  const databases = createTestDatabases();
  let knex: Knex;

  async function prepare(databaseId: TestDatabaseId) {
    knex = await migratedDatabase(databases, databaseId);
    await insertSource(knex);
    await insertWorkload(knex, { id: 'w1' });
  }

  const store = (read: WorkloadCommit, giveWay = async () => {}) =>
    commitWorkload(knex, read, giveWay);

  const nameOf = async () =>
    (await knex('workloads').where({ id: 'w1' }).first()).name;

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    beforeEach(() => prepare(databaseId));

    it('abandons a read that began before the stored one', async () => {
      expect(await store(commit(ONE, { name: 'Newer' }))).toBe('unseen');
      expect(
        await store(commit(NOON, { name: 'Older', lensReviews: [] })),
      ).toBe('abandoned');
      expect(await nameOf()).toBe('Newer');
      expect(await knex('answers')).toHaveLength(1);
    });

    it('keeps the newer of two reads that are stored at once', async () => {
      const outcomes = await Promise.all([
        store(commit(ONE, { name: 'Newer' })),
        store(commit(NOON, { name: 'Older' })),
      ]);
      expect(outcomes[0]).toBe('unseen');
      expect(await nameOf()).toBe('Newer');
      expect(await knex('answers')).toHaveLength(1);
      expect(await knex('tasks')).toHaveLength(1);
    });

    it('stores nothing at all when its last step fails', async () => {
      const before = await knex('workloads');
      await expect(
        store(
          commit(NOON, {
            followRisks: () => {
              throw new Error('No tasks today');
            },
          }),
        ),
      ).rejects.toThrow('No tasks today');
      expect(await knex('workloads')).toEqual(before);
      for (const table of ['answers', 'links', 'milestones']) {
        expect(await knex(table)).toEqual([]);
      }
    });

    it('loses no edit that a person made since the tasks were read', async () => {
      await store(commit(NOON));
      await expect(
        store(
          commit(ONE, {
            followRisks: ([task]) => ({
              inserts: [],
              updates: [{ ...task, priority: 5, version: 2 }],
              history: [],
            }),
          }),
        ),
      ).rejects.toThrow('Task t1 changed while it was followed');
      expect(await knex('tasks')).toMatchObject([{ priority: 0 }]);
    });

    it('puts a task elsewhere in the version that it has, and has who edits it meanwhile look again', async () => {
      await store(commit(NOON));
      const tasks = new TaskStore(knex);
      const row = { ...TASK, version: 2, note: 'Mine' };
      let edit: Promise<boolean> | undefined;
      const outcome = await store(
        commit(ONE, {
          followRisks: ([task]) => {
            edit = tasks.change({ row, history: [] });
            return {
              inserts: [],
              updates: [{ ...task, priority: 5 }],
              history: [],
            };
          },
        }),
      );
      expect(outcome).toBe('changed');
      expect(await edit).toBe(false);
      expect(await knex('tasks')).toMatchObject([
        { priority: 5, version: 1, note: '' },
      ]);
      expect(
        await tasks.change({ row: { ...row, priority: 5 }, history: [] }),
      ).toBe(true);
    });

    it('gives way between its steps, but not while it holds the one connection of SQLite', async () => {
      const giveWay = jest.fn(async () => {
        // Who asks gets an answer meanwhile.
        expect(await nameOf()).not.toBe('Newer');
      });
      await store(commit(NOON, { name: 'Newer' }), giveWay);
      expect(await nameOf()).toBe('Newer');
      expect(giveWay.mock.calls.length > 0).toBe(databaseId !== 'SQLITE_3');
    });

    it('locks the tasks in the order of their ids, as who changes several does', async () => {
      await store(commit(NOON));
      const locks: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => {
        if (/from .tasks. where/.test(sql)) {
          locks.push(sql);
        }
      });
      await store(commit(ONE));
      const [lock, ...others] = locks;
      expect(others).toEqual([]);
      expect(/ order by "id" asc for update$/.test(lock)).toBe(
        // Which has one writer at a time.
        databaseId !== 'SQLITE_3',
      );
    });

    it('adds to the score history only when the counts are others', async () => {
      await store(commit(NOON));
      await store(commit(ONE));
      const better = commit('2026-05-02T00:00:00.000Z');
      better.lensReviews[0].pillars[0].riskCounts = {
        ...COUNTS,
        high: 0,
        none: 3,
      };
      await store(better);
      expect(
        await knex('score_history').orderBy('at').select('at', 'high', 'none'),
      ).toEqual([
        { at: NOON, high: 1, none: 2 },
        { at: '2026-05-02T00:00:00.000Z', high: 0, none: 3 },
      ]);
    });

    it('replaces a lens that is gone, and keeps milestones as they were first read', async () => {
      await store(commit(NOON));
      const later = commit(ONE, { lensReviews: [], taggedEntityRefs: [] });
      later.milestones[0].lenses = [];
      await store(later);
      expect(await knex('lens_reviews')).toEqual([]);
      expect(await knex('pillar_reviews')).toEqual([]);
      expect(await knex('answers')).toEqual([]);
      expect(await knex('links')).toEqual([]);
      expect(await knex('milestone_pillars')).toMatchObject([
        { number: 1, pillar_id: 'security', high: 1, none: 2 },
      ]);
    });
  });
});
