import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { owner } from '../__testUtils__/portal';
import { storeWorkloads, taskRow } from '../__testUtils__/rows';
import type { Notice, NoticeKind } from '../store/Notice';
import { NoticeStore } from '../store/NoticeStore';
import type { TaskRow } from '../store/tables';
import { CalendarNotices } from './CalendarNotices';
import { People } from './People';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const ADA = 'user:default/ada';
const BO = 'user:default/bo';
const TEAM = 'group:default/team';

const at = (moment: string) => new Date(`2026-03-${moment}:00.000Z`);

describe.each(databases.eachSupportedId())(
  'CalendarNotices, %p',
  databaseId => {
    let knex: Knex;

    const catalog = catalogServiceMock({
      entities: [
        owner('User', 'ada'),
        owner('User', 'bo'),
        {
          ...owner('Group', 'team'),
          relations: [ADA, BO].map(targetRef => ({
            type: 'hasMember',
            targetRef,
          })),
        },
      ],
    });

    const calendar = (kinds: Partial<Record<NoticeKind, boolean>> = {}) =>
      new CalendarNotices({
        notices: new NoticeStore(knex),
        people: new People({ catalog, auth: mockServices.auth() }),
        kinds: {
          assigned: true,
          reopened: true,
          due: true,
          'acceptance-ending': true,
          ...kinds,
        },
        logger: mockServices.logger.mock(),
      });

    const store = (...rows: Partial<TaskRow>[]) =>
      knex('tasks').insert(
        rows.map(row => taskRow({ workload_id: 'shop', ...row })),
      );

    const written = () => knex('task_notices').orderBy('id').pluck('id');

    const digests = async () => {
      const rows: string[] = await knex('task_notices')
        .where({ kind: 'due' })
        .orderBy('id')
        .pluck('about');
      return rows.map(about => {
        const digest: Notice & { kind: 'due' } = JSON.parse(about);
        const { person, day, overdue, dueSoon, first } = digest;
        const titles = first.map(({ title }) => title).join(' ');
        return `${day} ${person.split('/')[1]} ${overdue}+${dueSoon} ${titles}`;
      });
    };

    beforeEach(async () => {
      knex = await migratedDatabase(databases, databaseId);
      await storeWorkloads(knex, [
        { id: 'shop', name: 'Shop' },
        { id: 'old', archived_at: '2026-02-01T00:00:00.000Z' },
      ]);
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });

    describe('digests', () => {
      it('tell each person of what is to do and due within a week', async () => {
        const due_date = '2026-02-28';
        await store(
          { id: 'a', owner_ref: ADA, due_date: '2026-03-08' },
          { id: 'b', owner_ref: ADA, due_date },
          { id: 'c', owner_ref: TEAM, due_date, state: 'in-progress' },
          { id: 'later', owner_ref: ADA, due_date: '2026-03-09' },
          { id: 'never', owner_ref: ADA },
          { id: 'no-owner', due_date },
          { id: 'left', owner_ref: 'user:default/left', due_date },
          { id: 'archived', workload_id: 'old', owner_ref: ADA, due_date },
          { id: 'done', owner_ref: ADA, due_date, state: 'done' },
          { id: 'accepted', owner_ref: ADA, due_date, state: 'accepted' },
          { id: 'resolved', owner_ref: ADA, due_date, state: 'resolved' },
        );
        await calendar().write(at('01T06:00'));
        expect(await digests()).toEqual([
          '2026-03-01 ada 2+1 b c a',
          '2026-03-01 bo 1+0 c',
        ]);
      });

      it('come once a day, in the morning or when the backend is up again', async () => {
        await store({ id: 'a', owner_ref: ADA, due_date: '2026-02-28' });
        await calendar().write(at('01T05:59'));
        expect(await digests()).toEqual([]);
        await calendar().write(at('01T14:20'));
        await store({ id: 'b', owner_ref: BO, due_date: '2026-02-28' });
        await calendar().write(at('01T15:20'));
        await calendar().write(at('01T23:59'));
        await calendar().write(at('02T05:59'));
        expect(await digests()).toEqual(['2026-03-01 ada 1+0 a']);
        await calendar().write(at('02T06:59'));
        expect(await digests()).toEqual([
          '2026-03-01 ada 1+0 a',
          '2026-03-02 ada 1+0 a',
          '2026-03-02 bo 1+0 b',
        ]);
      });

      it('come once, however many write them at once', async () => {
        await store({ id: 'a', owner_ref: TEAM, due_date: '2026-02-28' });
        await Promise.all([
          calendar().write(at('01T06:00')),
          calendar().write(at('01T06:00')),
        ]);
        expect(await digests()).toHaveLength(2);
      });

      it('do not come again when they were dropped', async () => {
        await store({ id: 'a', owner_ref: ADA, due_date: '2026-02-28' });
        await calendar().write(at('01T06:00'));
        await knex('task_notices').update({ next_try_at: null });
        await calendar().write(at('01T07:00'));
        expect(await knex('task_notices').pluck('next_try_at')).toEqual([null]);
      });

      it('come an hour later where the catalog does not answer, and hold up nothing else', async () => {
        await store(
          { id: 'a', owner_ref: ADA, due_date: '2026-02-28' },
          { id: 'b', state: 'accepted', accepted_until: '2026-03-02' },
        );
        jest
          .spyOn(catalog, 'getEntitiesByRefs')
          .mockRejectedValueOnce(new Error('No catalog'));
        await expect(calendar().write(at('01T06:00'))).rejects.toThrow(
          'No catalog',
        );
        expect(await written()).toEqual(['acceptance-ending:b:2026-03-02']);
        await calendar().write(at('01T07:00'));
        expect(await digests()).toHaveLength(1);
      });

      it('do not come when they are switched off', async () => {
        await store({ id: 'a', owner_ref: ADA, due_date: '2026-02-28' });
        await calendar({ due: false }).write(at('01T06:00'));
        expect(await written()).toEqual([]);
      });
    });

    describe('acceptances', () => {
      it('that end within a week are told of once for each last day', async () => {
        const state = 'accepted';
        await store(
          { id: 'over', state, accepted_until: '2026-02-28' },
          { id: 'today', state, accepted_until: '2026-03-01' },
          { id: 'week', state, accepted_until: '2026-03-08' },
          { id: 'later', state, accepted_until: '2026-03-09' },
          { id: 'open', state: 'open' },
          {
            id: 'archived',
            workload_id: 'old',
            state,
            accepted_until: '2026-03-02',
          },
        );
        await calendar().write(at('01T00:10'));
        await calendar().write(at('01T01:10'));
        const first = [
          'acceptance-ending:today:2026-03-01',
          'acceptance-ending:week:2026-03-08',
        ];
        expect(await written()).toEqual(first);

        await knex('tasks')
          .where({ id: 'week' })
          .update({ accepted_until: '2026-03-05' });
        await calendar().write(at('01T02:10'));
        expect(await written()).toEqual(
          [...first, 'acceptance-ending:week:2026-03-05'].sort(),
        );
      });

      it('are not told of when that is switched off', async () => {
        await store({
          id: 'a',
          state: 'accepted',
          accepted_until: '2026-03-02',
        });
        await calendar({ 'acceptance-ending': false }).write(at('01T00:00'));
        expect(await written()).toEqual([]);
      });
    });

    it('forgets what was sent long ago, and what was dropped a while ago', async () => {
      const notice = (
        id: string,
        created_at: string,
        sent_at: string | null,
      ) => ({
        id,
        kind: 'assigned',
        about: '{}',
        created_at,
        sent_at,
      });
      const moment = (day: string) => `${day}T06:00:00.000Z`;
      await knex('task_notices').insert([
        notice('sent long ago', moment('2025-11-29'), moment('2025-11-30')),
        notice('sent', moment('2025-12-02'), moment('2025-12-02')),
        notice('dropped long ago', moment('2026-02-20'), null),
        notice('dropped', moment('2026-02-23'), null),
      ]);
      await knex('task_notices').insert({
        ...notice('waits', moment('2025-11-01'), null),
        next_try_at: moment('2026-03-01'),
      });
      await calendar().write(at('01T07:00'));
      expect(await written()).toEqual(['dropped', 'sent', 'waits']);
    });
  },
);
