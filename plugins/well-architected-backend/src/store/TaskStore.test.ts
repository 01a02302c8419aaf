import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import type { ChangedTaskRow } from './TaskStore';
import { TaskStore } from './TaskStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

function noted(id: string, version: number, note: string): ChangedTaskRow {
  return {
    row: taskRow({ id, workload_id: 'shop', version, note }),
    history: [
      {
        task_id: id,
        version,
        field: 'note',
        at: '2026-03-01T00:00:00.000Z',
        actor: 'user:default/ada',
        before: '',
        after: note,
        reason: null,
        sync_run_id: null,
      },
    ],
  };
}

describe.each(databases.eachSupportedId())('TaskStore, %p', databaseId => {
  let knex: Knex;
  let tasks: TaskStore;

  beforeEach(async () => {
    knex = await migratedDatabase(databases, databaseId);
    tasks = new TaskStore(knex);
    await storeWorkloads(knex, [{ id: 'shop', name: 'Shop' }]);
  });

  const store = (...rows: Parameters<typeof taskRow>[0][]) =>
    knex('tasks').insert(
      rows.map(row => taskRow({ workload_id: 'shop', ...row })),
    );

  it('stores an edit with its history, or neither', async () => {
    await store({ id: 'a', version: 4 });

    expect(await tasks.change(noted('a', 5, 'first'))).toBe(true);
    expect(await tasks.change(noted('a', 5, 'second'))).toBe(false);
    expect(await tasks.change(noted('a', 7, 'third'))).toBe(false);
    expect(await tasks.get('a')).toMatchObject({
      workload_name: 'Shop',
      version: 5,
      note: 'first',
    });
    expect(await tasks.detail('a')).toMatchObject({
      history: [{ after: 'first' }],
    });
    await expect(tasks.change(noted('a', 6, null as never))).rejects.toThrow();
    expect(await tasks.get('a')).toMatchObject({ version: 5, note: 'first' });
  });

  it('stores several edits, each unless its task has another version by now', async () => {
    const ids = Array.from({ length: 250 }, (_, i) => `t${i}`);
    await store(...ids.map((id, i) => ({ id, version: i % 10 === 0 ? 3 : 1 })));

    const stored = await tasks.changeAll(ids.map(id => noted(id, 2, 'all')));

    const expected = ids.filter((_, i) => i % 10 !== 0);
    expect([...stored].sort()).toEqual([...expected].sort());
    const rows = await tasks.getAll(ids);
    expect(rows.filter(({ note }) => note === 'all')).toHaveLength(225);
    expect(rows.filter(({ version }) => version === 3)).toHaveLength(25);
    const [{ entries }] = await knex('task_history').count({ entries: '*' });
    expect(Number(entries)).toBe(225);
  });

  it.each([
    { title: 'Worded anew' },
    { pillar_id: 'reliability' },
    { priority: 7 },
    { position: 7 },
  ])(
    'stores no edit of a task that a sync made another meanwhile, in the same version: %p',
    async synced => {
      await store({ id: 'a' });
      await knex('tasks').where({ id: 'a' }).update(synced);
      expect(await tasks.change(noted('a', 2, 'stale'))).toBe(false);
      expect(await tasks.get('a')).toMatchObject({
        ...synced,
        version: 1,
        note: '',
      });

      const { row, history } = noted('a', 2, 'fresh');
      expect(await tasks.change({ row: { ...row, ...synced }, history })).toBe(
        true,
      );
      expect(await tasks.get('a')).toMatchObject({ ...synced, note: 'fresh' });
    },
  );

  it('never stores two changes of one version', async () => {
    await store({ id: 'a' }, { id: 'b' });
    const edits = ['one', 'two', 'three'].map(note =>
      tasks.changeAll([noted('b', 2, note), noted('a', 2, note)]),
    );
    const stored = await Promise.all(edits);
    expect(stored.map(({ size }) => size).sort()).toEqual([0, 0, 2]);
    const [a, b] = await tasks.getAll(['a', 'b']);
    expect(a.note).toBe(b.note);
    expect((await tasks.detail('a'))?.history).toHaveLength(1);
  });

  it('reads a task with the entities of its workload by one statement, each entity once', async () => {
    await store({ id: 'a', version: 3, rank: 2 });
    const link = {
      workload_id: 'shop',
      created_at: '2026-01-01T00:00:00.000Z',
    };
    await knex('links').insert([
      { ...link, entity_ref: 'component:default/shop', origin: 'person' },
      { ...link, entity_ref: 'component:default/cart', origin: 'person' },
    ]);
    await knex('entities').insert({
      entity_ref: 'component:default/shop',
      in_catalog: true,
      ask_again_at: '2026-01-01T00:00:00.000Z',
      owner_ref: 'group:default/team',
    });
    const [task] = await tasks.getAll(['a']);
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));

    const linked = await tasks.linked('a');
    expect(statements).toHaveLength(1);
    expect(linked).toEqual({
      task,
      entities: [
        {
          entity_ref: 'component:default/cart',
          in_catalog: null,
          owner_ref: null,
        },
        {
          entity_ref: 'component:default/shop',
          in_catalog: databaseId.startsWith('POSTGRES') ? true : 1,
          owner_ref: 'group:default/team',
        },
      ],
    });
    expect(await tasks.linked('b')).toBeUndefined();
  });

  it('reads everything of a task by one statement, and nothing of a task that is not there', async () => {
    await store({ id: 'a' }, { id: 'b', lens_alias: 'other' });
    await tasks.change(noted('a', 2, 'first'));
    await tasks.change(noted('a', 3, 'second'));
    const tick = { choice_id: 'mfa', actor: 'user:default/ada' };
    await knex('task_steps').insert(
      [true, false].map((done, index) => ({
        ...tick,
        task_id: 'a',
        number: index + 1,
        done,
        at: `2026-01-0${index + 1}T00:00:00.000Z`,
      })),
    );
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));

    expect(await tasks.detail('a')).toMatchObject({
      task: { id: 'a', workload_name: 'Shop', version: 3 },
      answer: undefined,
      history: [{ after: 'second' }, { after: 'first' }],
      steps: [{ done: true }, { done: false }],
      comments: [],
    });
    expect(statements).toHaveLength(1);
    expect(await tasks.detail('c')).toBeUndefined();
  });
});
