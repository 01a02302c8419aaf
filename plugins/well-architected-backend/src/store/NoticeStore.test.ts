import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import { endAcceptance } from '../remediation/EndedAcceptances';
import { commitWorkload } from './commitWorkload';
import type { WorkloadCommit } from './WorkloadCommit';
import type { Notice } from './Notice';
import { NoticeStore } from './NoticeStore';
import type { TaskHistoryRow } from './tables';
import { TaskStore } from './TaskStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const NOW = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T12:05:00.000Z';
const ADA = 'user:default/ada';

const ACCEPTED = taskRow({
  id: 't',
  workload_id: 'shop',
  owner_ref: ADA,
  state: 'accepted',
  accepted_until: '2026-02-28',
});

const assigned = (version: number): TaskHistoryRow => ({
  task_id: 't',
  version,
  field: 'owner',
  at: NOW,
  actor: 'user:default/bo',
  before: null,
  after: ADA,
  reason: null,
  sync_run_id: null,
});

const ending = (acceptedUntil: string): Notice => ({
  kind: 'acceptance-ending',
  taskId: 't',
  acceptedUntil,
});

describe.each(databases.eachSupportedId())('NoticeStore, %p', databaseId => {
  let knex: Knex;
  let notices: NoticeStore;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    notices = new NoticeStore(knex);
    await storeWorkloads(knex, [{ id: 'shop', name: 'Shop' }]);
    await knex('tasks').insert(ACCEPTED);
  });

  const waiting = async (now = NOW) =>
    (await notices.waiting(now, 100)).map(({ id }) => id);

  it('gets what a person changes, and nothing of a change that was not made', async () => {
    const tasks = new TaskStore(knex);
    const row = { ...ACCEPTED, version: 2, note: 'Soon' };
    const history = [assigned(2)];
    expect(await tasks.change({ row: { ...row, version: 3 }, history })).toBe(
      false,
    );
    await expect(
      tasks.change({ row, history: [...history, ...history] }),
    ).rejects.toThrow();
    expect(await waiting()).toEqual([]);
    expect(await tasks.change({ row, history })).toBe(true);
    expect(await waiting()).toEqual(['assigned:t:2']);
  });

  it('gets what the calendar reopens', async () => {
    await new TaskStore(knex).change(endAcceptance(ACCEPTED, NOW));
    const [row] = await notices.waiting(NOW, 1);
    expect(row).toMatchObject({ id: 'reopened:t:2', task_id: 't' });
    expect(JSON.parse(row.about)).toEqual({
      kind: 'reopened',
      taskId: 't',
      version: 2,
      reason: { event: 'acceptanceEnded', acceptedUntil: '2026-02-28' },
    });
    expect((await notices.tasksOf([row])).get('t')).toMatchObject({
      title: 't',
      workload_name: 'Shop',
      state: 'open',
      owner_ref: ADA,
      owner_version: null,
      state_version: 2,
    });
  });

  it('gets what a sync reopens', async () => {
    const read: WorkloadCommit = {
      workload: {
        id: 'shop',
        name: 'Shop',
        environment: null,
        review_owner: null,
        improvement_status: null,
        description: '',
        notes: '',
        tags: '{}',
        aws_updated_at: NOW,
        read_report_hash: null,
        read_hash: 'hash',
        read_at: NOW,
      },
      listedHash: null,
      lensReviews: [],
      milestones: [],
      taggedEntityRefs: [],
      followRisks: () => ({
        inserts: [],
        updates: [{ ...ACCEPTED, state: 'open', version: 2 }],
        history: [
          {
            ...assigned(2),
            field: 'state',
            actor: 'sync',
            before: 'accepted',
            after: 'open',
            reason: '{"event":"riskRisen"}',
          },
        ],
      }),
    };
    await commitWorkload(knex, read, async () => {});
    expect(await waiting()).toEqual(['reopened:t:2']);
  });

  it('takes the same thing once, even when it was told already', async () => {
    await notices.add([ending('2026-03-02'), ending('2026-03-02')], NOW);
    await notices.add([ending('2026-03-02'), ending('2026-03-03')], LATER);
    expect(await waiting(LATER)).toHaveLength(2);
    await notices.setSent(['acceptance-ending:t:2026-03-02'], NOW);
    await notices.drop('acceptance-ending:t:2026-03-03');
    await notices.add([ending('2026-03-02'), ending('2026-03-03')], LATER);
    expect(await waiting(LATER)).toEqual([]);
    expect(
      await knex('task_notices').orderBy('id').pluck('created_at'),
    ).toEqual([NOW, LATER]);
  });

  it('takes all or nothing', async () => {
    const unknown = { ...ending('2026-03-02'), taskId: 'unknown' };
    const many = Array.from({ length: 250 }, (_, i) => ending(`day ${i}`));
    await expect(notices.add([...many, unknown], NOW)).rejects.toThrow();
    expect(await waiting()).toEqual([]);
    await notices.add(many, NOW);
    expect(await knex('task_notices').pluck('id')).toHaveLength(250);
  });

  it('gives a notice to one who asks, and to another only when it is time again', async () => {
    await notices.add([ending('2026-03-02')], NOW);
    const [row] = await notices.waiting(NOW, 1);
    expect(
      await Promise.all([notices.take(row, LATER), notices.take(row, LATER)]),
    ).toEqual(expect.arrayContaining([true, false]));
    expect(await waiting()).toEqual([]);
    const [again] = await notices.waiting(LATER, 1);
    expect(again).toMatchObject({ id: row.id, attempts: 1 });
    await notices.drop(row.id);
    expect(await notices.take(again, LATER)).toBe(false);
  });

  it('puts off what would come before a moment, and nothing else', async () => {
    await notices.add([ending('2026-03-02'), ending('2026-03-03')], NOW);
    await notices.add([ending('2026-03-04')], '2026-03-01T13:00:00.000Z');
    await notices.drop('acceptance-ending:t:2026-03-03');
    await notices.putOff(LATER);
    expect(
      await knex('task_notices').orderBy('id').pluck('next_try_at'),
    ).toEqual([LATER, null, '2026-03-01T13:00:00.000Z']);
  });
});
