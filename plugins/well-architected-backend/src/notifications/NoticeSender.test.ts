import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import type { NoticeKind } from '../store/Notice';
import { NoticeStore } from '../store/NoticeStore';
import { recordHistory } from '../store/recordHistory';
import type { TaskHistoryRow } from '../store/tables';
import { NoticeSender } from './NoticeSender';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const ADA = 'user:default/ada';
const BO = 'user:default/bo';

const ALL: Record<NoticeKind, boolean> = {
  assigned: true,
  reopened: true,
  due: true,
  'acceptance-ending': true,
};

/** As the notifications plugin's own service words it. */
const failedWith = (status: number) =>
  new Error(
    `Failed to send notifications: Error: Request failed with status ${status}`,
  );

describe.each(databases.eachSupportedId())('NoticeSender, %p', databaseId => {
  let knex: Knex;
  let notices: NoticeStore;
  const send = jest.fn<Promise<void>, [NotificationSendOptions]>();
  const logger = mockServices.logger.mock();

  const sender = (kinds = ALL) =>
    new NoticeSender({ notices, notifications: { send }, kinds, logger });

  const sendAll = (kinds = ALL) =>
    sender(kinds).send(new AbortController().signal);

  /** The scopes of what was sent, or was to be. */
  const scopes = () => send.mock.calls.map(([{ payload }]) => payload.scope);

  beforeEach(async () => {
    jest.resetAllMocks();
    send.mockResolvedValue(undefined);
    knex = await migratedDatabase(databases, databaseId);
    notices = new NoticeStore(knex);
    await storeWorkloads(knex, [{ id: 'shop', name: 'Shop' }]);
  });

  const change = (changed: Partial<TaskHistoryRow>) =>
    knex.transaction(tx =>
      recordHistory(tx, [
        {
          task_id: 't0',
          version: 2,
          field: 'owner',
          at: new Date().toISOString(),
          actor: BO,
          before: null,
          after: ADA,
          reason: null,
          sync_run_id: null,
          ...changed,
        },
      ]),
    );

  /** Stores tasks that Bo has just assigned to Ada, one by one or with one change. */
  const assign = async (
    count: number,
    options: { together?: boolean } = {},
  ) => {
    const began = Date.now() - 1000;
    for (let i = 0; i < count; i++) {
      await knex('tasks').insert(
        taskRow({ id: `t${i}`, workload_id: 'shop', owner_ref: ADA }),
      );
      const at = new Date(began + (options.together ? 0 : i)).toISOString();
      await change({ task_id: `t${i}`, at });
    }
  };

  const waiting = () =>
    knex('task_notices').whereNotNull('next_try_at').orderBy('id').pluck('id');

  /** Has everything that waits be tried again now. */
  const retryNow = () =>
    knex('task_notices')
      .whereNotNull('next_try_at')
      .update({ next_try_at: '2026-01-01T00:00:00.000Z' });

  const createdAgo = (hours: number, where = {}) =>
    knex('task_notices')
      .where(where)
      .update({
        created_at: new Date(Date.now() - hours * 3_600_000).toISOString(),
      });

  it('sends what waits, and asks for nothing when nothing does', async () => {
    await sendAll();
    expect(send).not.toHaveBeenCalled();
    await assign(1);
    await sendAll();
    await sendAll();
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: [ADA],
            excludeEntityRef: BO,
          },
          payload: {
            title: 'Assigned to you: t0',
            description: 'By bo. Workload: Shop',
            link: '/well-architected?task=t0',
            severity: 'normal',
            topic: 'assigned',
            scope: 'assigned:t0:2',
          },
        },
      ],
    ]);
    expect(await knex('task_notices').first()).toMatchObject({
      attempts: 1,
      next_try_at: null,
      sent_at: expect.any(String),
    });
  });

  it('sends everything once, however many send at once', async () => {
    await assign(120);
    await Promise.all([sendAll(), sendAll(), sendAll()]);
    await sendAll();
    expect(scopes()).toHaveLength(120);
    expect(new Set(scopes()).size).toBe(120);
  });

  it('tells in one of many tasks that somebody was given at once, without those that have another owner by now', async () => {
    await assign(6, { together: true });
    await knex('tasks').where({ id: 't1' }).update({ owner_ref: BO });
    await change({ task_id: 't1', version: 3, after: BO, actor: ADA });
    await sendAll();
    expect(
      send.mock.calls.map(([{ payload }]) => [payload.title, payload.link]),
    ).toEqual([
      ['5 tasks assigned to you', '/well-architected'],
      ['Assigned to you: t1', '/well-architected?task=t1'],
    ]);
    await retryNow();
    await sendAll();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('tells in one again what could not be told in one', async () => {
    await assign(4, { together: true });
    send.mockRejectedValueOnce(failedWith(503));
    await sendAll();
    expect(await waiting()).toHaveLength(4);
    await retryNow();
    await sendAll();
    expect(scopes()).toEqual(['assigned:t0:2', 'assigned:t0:2']);
    expect(await waiting()).toEqual([]);
  });

  it('tells the same again in the same scope where a process ended before it could keep that it was told', async () => {
    await assign(4, { together: true });
    jest.spyOn(notices, 'setSent').mockRejectedValueOnce(new Error('Killed'));
    await expect(sendAll()).rejects.toThrow('Killed');
    await sendAll();
    expect(scopes()).toEqual(['assigned:t0:2']);
    await retryNow();
    await sendAll();
    await retryNow();
    await sendAll();
    expect(scopes()).toEqual(['assigned:t0:2', 'assigned:t0:2']);
  });

  it('drops what is out of date', async () => {
    await assign(2);
    await knex('tasks').where({ id: 't0' }).update({ owner_ref: BO });
    await change({ version: 3, before: ADA, after: BO, actor: ADA });
    await change({
      task_id: 't1',
      version: 3,
      field: 'state',
      actor: 'sync',
      before: 'resolved',
      after: 'open',
      reason: '{"event":"atRisk"}',
    });
    await change({
      task_id: 't1',
      version: 4,
      field: 'state',
      before: 'open',
      after: 'in-progress',
    });
    await sendAll();
    expect(scopes().sort()).toEqual(['assigned:t0:3', 'assigned:t1:2']);
    expect(await waiting()).toEqual([]);
  });

  it('drops kinds that are switched off', async () => {
    await assign(1);
    await sendAll({ ...ALL, assigned: false });
    await sendAll();
    expect(send).not.toHaveBeenCalled();
    expect(await waiting()).toEqual([]);
  });

  describe('a digest', () => {
    const DAY_MS = 24 * 3_600_000;

    beforeEach(() => {
      jest.useFakeTimers({
        now: new Date('2026-03-09T12:00:00.000Z'),
        doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval'],
      });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    const writeDigest = (daysAgo: number) => {
      const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
      return notices.add(
        [
          {
            kind: 'due',
            person: ADA,
            day: at.slice(0, 10),
            overdue: 1,
            dueSoon: 0,
            first: [{ title: 'How?', workloadName: 'Shop' }],
          },
        ],
        at,
      );
    };

    it('is told to its person', async () => {
      await writeDigest(0);
      await sendAll();
      expect(send.mock.calls[0][0]).toMatchObject({
        recipients: { entityRef: [ADA] },
        payload: { link: '/well-architected', topic: 'due' },
      });
    });

    it('of an earlier day is given up, tried or not, so that nobody gets two on one day', async () => {
      await writeDigest(2);
      await knex('task_notices').update({ attempts: 1 });
      await writeDigest(1);
      await writeDigest(0);
      await sendAll();
      expect(scopes()).toEqual([`due:${ADA}:2026-03-09`]);
      expect(await waiting()).toEqual([]);
      expect(logger.warn).not.toHaveBeenCalled();
    });
  });

  it('does not let one that fails hold up the others, and tries it again', async () => {
    await assign(5);
    send.mockImplementation(async ({ payload }) => {
      if (payload.scope === 'assigned:t1:2') {
        throw failedWith(400);
      }
    });
    await sendAll();
    expect(scopes()).toHaveLength(5);
    expect(await waiting()).toEqual(['assigned:t1:2']);
    await sendAll();
    expect(scopes()).toHaveLength(5);

    for (const minutes of [15, 60, 60]) {
      await retryNow();
      const before = Date.now();
      await sendAll();
      const row = await knex('task_notices')
        .whereNotNull('next_try_at')
        .first();
      const wait = Date.parse(row.next_try_at) - before;
      expect(Math.round(wait / 60_000)).toBe(minutes);
    }
    send.mockResolvedValue(undefined);
    await retryNow();
    await sendAll();
    expect(await waiting()).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('gives up what could not be sent for a week, tried or not, and says so', async () => {
    await assign(3);
    send.mockRejectedValue(failedWith(503));
    await createdAgo(6 * 24);
    await sendAll();
    expect(await waiting()).toHaveLength(3);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    send.mockReset().mockResolvedValue(undefined);
    await knex('task_notices').where({ task_id: 't2' }).update({ attempts: 0 });
    await createdAgo(7 * 24 + 1, { task_id: 't1' });
    await createdAgo(7 * 24 + 1, { task_id: 't2' });
    await retryNow();
    await sendAll();
    expect(scopes()).toEqual(['assigned:t0:2']);
    expect(await waiting()).toEqual([]);
    expect(logger.warn.mock.calls.slice(1)).toEqual([
      [expect.stringMatching(/^2 notices .* for a week/)],
    ]);
  });

  it('stops when nothing can be sent, loses nothing, and says so once', async () => {
    await assign(10);
    send.mockRejectedValue(failedWith(503));
    await sendAll();
    await sendAll();
    expect(send).toHaveBeenCalledTimes(3);
    expect(await waiting()).toHaveLength(10);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('status 503')],
    ]);

    send.mockReset().mockResolvedValue(undefined);
    await sendAll();
    expect(send).not.toHaveBeenCalled();
    await retryNow();
    await sendAll();
    expect(new Set(scopes()).size).toBe(10);
    expect(await waiting()).toEqual([]);
  });

  describe('without the notifications plugin', () => {
    beforeEach(() => send.mockRejectedValue(failedWith(404)));

    it('asks once in a while, and drops what waits for an hour', async () => {
      await assign(10);
      const waits = sender();
      const { signal } = new AbortController();
      await waits.send(signal);
      await waits.send(signal);
      expect(send).toHaveBeenCalledTimes(1);
      expect(await waiting()).toHaveLength(10);

      await createdAgo(2, { task_id: 't3' });
      await retryNow();
      await waits.send(signal);
      expect(send).toHaveBeenCalledTimes(2);
      expect(await waiting()).toHaveLength(9);

      await createdAgo(2);
      await retryNow();
      await waits.send(signal);
      await waits.send(signal);
      expect(send).toHaveBeenCalledTimes(3);
      expect(await waiting()).toEqual([]);
      expect(logger.warn).not.toHaveBeenCalled();
      expect(logger.info).toHaveBeenCalledTimes(1);
    });

    it('tells everything when it only started later', async () => {
      await assign(4);
      await sendAll();
      send.mockReset().mockResolvedValue(undefined);
      await retryNow();
      await sendAll();
      expect(scopes()).toHaveLength(4);
    });
  });

  it('stops when it is told to', async () => {
    await assign(3);
    const stop = new AbortController();
    send.mockImplementation(async () => stop.abort());
    await sender().send(stop.signal);
    expect(send).toHaveBeenCalledTimes(1);
    expect(await waiting()).toHaveLength(2);
  });
});
