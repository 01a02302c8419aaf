import type { TaskEdit } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import { createStores, type Stores } from '../store/stores';
import type { TaskRow } from '../store/tables';
import { fixOrder } from './fixOrder';
import { StoredTasks } from './StoredTasks';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const ADA = 'user:default/ada';
const SAME: TaskEdit = {
  state: 'open',
  owner: null,
  dueDate: null,
  note: '',
  ticketUrl: null,
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
};

/** What a sync puts silently. */
const SYNCED: Partial<TaskRow> = { title: 'Anew', priority: 7, position: 3 };

describe.each(databases.eachSupportedId())('StoredTasks, %p', databaseId => {
  let knex: Knex;
  let stores: Stores;
  let stored: StoredTasks;
  const onChanged = jest.fn<void, [string[]]>();

  beforeEach(async () => {
    onChanged.mockReset();
    knex = await migratedDatabase(databases, databaseId);
    stores = createStores(knex);
    stored = new StoredTasks({ stores, onChanged });
    await storeWorkloads(knex, [{ id: 'shop' }]);
    await knex('tasks').insert(
      ['a', 'b', 'c'].map(id => taskRow({ id, workload_id: 'shop' })),
    );
  });

  /** The tasks as they are stored now, by id. */
  const rows = async () =>
    new Map(
      (await stores.tasks.getAll(['a', 'b', 'c'])).map(row => [row.id, row]),
    );

  const syncs = (id: string, changes: Partial<TaskRow> = SYNCED) =>
    knex('tasks').where({ id }).update(changes);

  describe('an edit', () => {
    const edit = (task: TaskRow, change: Partial<TaskEdit>) =>
      stored.edit(
        task,
        { ...SAME, ...change },
        {
          version: 1,
          actor: ADA,
          requireAllowed: () => {},
          requirePerson: async () => {},
        },
      );

    it('is made though a sync put the task elsewhere since it was read, and undoes nothing of that', async () => {
      const before = (await rows()).get('a')!;
      await syncs('a');
      await edit(before, { rank: 2, note: 'Mine' });
      const after = (await rows()).get('a')!;
      expect(after).toMatchObject({
        ...SYNCED,
        rank: 2,
        note: 'Mine',
        version: 2,
      });
      expect(after.fix_order).toBe(fixOrder(after));
      expect(onChanged.mock.calls).toEqual([[['shop']]]);
    });

    it('is refused where a sync made the task something else since it was read', async () => {
      const before = (await rows()).get('a')!;
      await syncs('a', { ...SYNCED, state: 'resolved', version: 2 });
      await expect(edit(before, { note: 'Mine' })).rejects.toThrow(
        'Somebody else has changed the task meanwhile',
      );
      expect((await rows()).get('a')).toMatchObject({ ...SYNCED, note: '' });
      expect(onChanged).not.toHaveBeenCalled();
    });

    it('of nothing leaves a task as it is, however it stands in its list', async () => {
      await syncs('a', { fix_order: '' });
      await edit((await rows()).get('a')!, {});
      expect((await rows()).get('a')).toMatchObject({ version: 1 });
    });
  });

  it('several edits are made, each unless its task became something else', async () => {
    const before = await rows();
    await syncs('a');
    await syncs('b', { ...SYNCED, state: 'resolved', version: 2 });
    const outcomes = await stored.editSeveral(
      ['a', 'b', 'c', 'd'].map(taskId => ({ taskId, version: 1 })),
      { dueDate: '2026-09-01' },
      { actor: ADA, rows: before, requireAllowed: () => {} },
    );
    expect(outcomes).toMatchObject([
      { taskId: 'a', outcome: 'changed', version: 2 },
      {
        taskId: 'b',
        outcome: 'failed',
        error: { name: 'PreconditionFailedError' },
      },
      { taskId: 'c', outcome: 'changed', version: 2 },
      { taskId: 'd', outcome: 'failed', error: { name: 'NotFoundError' } },
    ]);
    const after = await rows();
    expect(after.get('a')).toMatchObject({
      ...SYNCED,
      due_date: '2026-09-01',
    });
    expect(after.get('a')!.fix_order).toBe(fixOrder(after.get('a')!));
    expect(after.get('b')).toMatchObject({ ...SYNCED, due_date: null });
    expect(onChanged.mock.calls).toEqual([[['shop']], [['shop']]]);
  });
});
