import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  Task,
  TaskOutcome,
  TaskPage,
} from 'backstage-plugin-well-architected-common';
import { parse } from 'csv-parse/sync';
import type { Knex } from 'knex';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  INVENTORY,
  INVENTORY_WORKLOAD,
  ORPHAN,
  PARCELS,
  PARCELS_WORKLOAD,
  startPeopledPortal,
  UNLINKED,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';
import { TaskStore } from '../store/TaskStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const ofEntity = (entityRef: string) =>
  `&entityRef=${encodeURIComponent(entityRef)}`;

const SERVICE = mockCredentials.service.header();

describe.each(databases.eachSupportedId())(
  'tasks of all entities, %p',
  databaseId => {
    let tool: LocalTool;
    let knex: Knex;
    let portal: Portal;

    const as = (name: string) => portal.as(user(name));

    beforeAll(async () => {
      tool = await startLocalTool();
      knex = await databases.init(databaseId);
      portal = await startPeopledPortal(knex, tool);
    });
    afterAll(async () => {
      await portal.stop();
      await tool.stop();
    });

    const list = async (
      authorization: string,
      query = '',
    ): Promise<TaskPage> => {
      const response = await portal
        .as(authorization)
        .get(`/tasks?limit=100${query}`);
      expect(response.status).toBe(200);
      return response.body;
    };

    const countOf = async (...workloadIds: string[]) => {
      const rows = await knex('tasks').whereIn('workload_id', workloadIds);
      return rows.length;
    };

    it.each([
      ['somebody to whom the catalog shows nothing', user('nobody'), []],
      ['somebody who may not read reviews', user('barred'), []],
      ['somebody who may read what the catalog hides', user('blind'), []],
      ['a reader of one entity', user('reader'), [PARCELS_WORKLOAD]],
      [
        'a reader of two entities',
        user('owner'),
        [PARCELS_WORKLOAD, INVENTORY_WORKLOAD],
      ],
      [
        'somebody who may see unlinked workloads only',
        user('librarian'),
        [ORPHAN, UNLINKED],
      ],
      [
        'somebody who may everything',
        user('everybody'),
        [PARCELS_WORKLOAD, INVENTORY_WORKLOAD, ORPHAN, UNLINKED],
      ],
      ['a service', SERVICE, [PARCELS_WORKLOAD]],
    ])('shows and counts for %s what it may see', async (_who, caller, ids) => {
      const page = await list(caller);
      expect(new Set(page.items.map(({ workloadId }) => workloadId))).toEqual(
        new Set(ids),
      );
      expect(page.totalItems).toBe(await countOf(...ids));
      const csv = await portal.as(caller).get('/tasks.csv');
      expect(parse(csv.text, { bom: true, columns: true })).toHaveLength(
        page.totalItems!,
      );
    });

    it('is for those who are signed in', async () => {
      const nobody = mockCredentials.none.header();
      for (const path of ['/tasks', '/tasks.csv']) {
        expect((await portal.as(nobody).get(path)).status).toBe(401);
      }
    });

    it('names the entities through which the caller sees a task, and no others', async () => {
      const page = await list(user('reader'));
      expect(page.items.map(({ entityRefs }) => entityRefs)).toEqual(
        page.items.map(() => [PARCELS]),
      );
      const unlinked = await list(user('librarian'));
      expect(unlinked.items.every(task => task.entityRefs!.length === 0)).toBe(
        true,
      );
    });

    it('keeps the tasks of some entities, as far as the caller may see them', async () => {
      const both = [PARCELS, INVENTORY].map(ofEntity).join('');
      const ofBoth = await list(user('owner'), both);
      expect(ofBoth.totalItems).toBe(
        await countOf(PARCELS_WORKLOAD, INVENTORY_WORKLOAD),
      );
      const ofOne = await list(user('reader'), both);
      expect(ofOne.totalItems).toBe(await countOf(PARCELS_WORKLOAD));
      const bad = await as('reader').get(`/tasks?${ofEntity(':')}`);
      expect(bad.status).toBe(400);
    });

    it("keeps the caller's own", async () => {
      const [task] = (await list(user('owner'))).items;
      await edit(user('owner'), [task], { owner: 'group:default/parcel-team' });
      expect((await list(user('owner'), '&owner=me')).totalItems).toBe(0);
      await knex('tasks')
        .where({ id: task.taskId })
        .update({ owner_ref: 'user:default/owner' });
      const mine = await list(user('owner'), '&owner=me');
      expect(mine.items.map(({ taskId }) => taskId)).toEqual([task.taskId]);
      expect((await list(user('everybody'), '&owner=me')).totalItems).toBe(0);
    });

    it('pages through all of them, each once', async () => {
      const whole = (await list(user('everybody'))).items;
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(
          user('everybody'),
          cursor && `&cursor=${cursor}`,
        );
        paged.push(...page.items.map(({ taskId }) => taskId));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged.slice(0, whole.length)).toEqual(
        whole.map(({ taskId }) => taskId),
      );
      expect(new Set(paged).size).toBe(paged.length);
    });

    it('exports no cell that a spreadsheet would take for a formula', async () => {
      const [task] = (await list(user('reader'))).items;
      await knex('tasks')
        .where({ id: task.taskId })
        .update({ note: '=HYPERLINK("http://evil.example"),\n"quoted"' });
      const response = await as('reader').get('/tasks.csv');
      expect(response.headers['content-type']).toContain('text/csv');
      expect(response.headers['content-disposition']).toContain('.csv');
      const rows: Array<Record<string, string>> = parse(response.text, {
        bom: true,
        columns: true,
      });
      const row = rows.find(each => each.Task === task.taskId)!;
      expect(row).toMatchObject({
        Entities: PARCELS,
        Question: task.title,
        Risk: task.risk,
        State: task.state,
        Note: '\'=HYPERLINK("http://evil.example"),\n"quoted"',
      });
    });

    /** Changes several tasks at once. */
    async function edit(
      authorization: string,
      tasks: Array<Pick<Task, 'taskId' | 'version'>>,
      changes: object,
    ): Promise<TaskOutcome[]> {
      const response = await portal
        .as(authorization)
        .post('/task-edits')
        .send({
          tasks: tasks.map(({ taskId, version }) => ({ taskId, version })),
          changes,
        });
      expect(response.status).toBe(200);
      return response.body.items;
    }

    describe('changes of several at once', () => {
      const outcomes = (items: TaskOutcome[]) =>
        items.map(({ outcome, error }) => error?.name ?? outcome);

      const some = async (authorization: string, entityRef: string) =>
        (await list(authorization, ofEntity(entityRef))).items.slice(0, 2);

      it.each([
        ['nobody', 'NotFoundError', 'NotFoundError'],
        ['barred', 'NotFoundError', 'NotFoundError'],
        ['reader', 'NotAllowedError', 'NotFoundError'],
        ['owner', 'changed', 'NotAllowedError'],
        ['approver', 'NotAllowedError', 'NotFoundError'],
        ['librarian', 'NotFoundError', 'NotFoundError'],
        ['everybody', 'changed', 'changed'],
      ])(
        'are carried out for %s as far as allowed: %s, and %s',
        async (name, ofParcels, ofInventory) => {
          const tasks = [
            ...(await some(user('everybody'), PARCELS)),
            ...(await some(user('everybody'), INVENTORY)),
          ];
          const dueDate = `2099-01-${10 + name.length}`;
          const items = await edit(user(name), tasks, { dueDate });
          expect(outcomes(items)).toEqual([
            ofParcels,
            ofParcels,
            ofInventory,
            ofInventory,
          ]);
          const rows = await new TaskStore(knex).getAll(
            items
              .filter(({ outcome }) => outcome === 'changed')
              .map(({ taskId }) => taskId),
          );
          expect(rows.every(row => row.due_date === dueDate)).toBe(true);
        },
      );

      it('are in the history of each task, and told to the auditor', async () => {
        const tasks = await some(user('owner'), PARCELS);
        const items = await edit(user('owner'), tasks, {
          state: 'in-progress',
        });
        expect(outcomes(items)).toEqual(['changed', 'changed']);
        for (const { taskId } of tasks) {
          const { body } = await as('owner').get(`/tasks/${taskId}`);
          expect(body.history[0]).toMatchObject({
            actor: 'user:default/owner',
            field: 'state',
            after: 'in-progress',
          });
        }
        expect(portal.audited().at(-1)).toMatchObject({
          eventId: 'task-update',
          status: 'succeeded',
          meta: {
            queryType: 'several',
            changed: tasks.map(({ taskId }) => taskId).join(', '),
            failed: '',
          },
        });
      });

      it('do nothing twice when they are sent again, and nothing to what somebody else changed', async () => {
        const tasks = await some(user('owner'), PARCELS);
        const changes = { dueDate: '2098-02-03' };
        await edit(user('owner'), tasks, changes);
        const again = await edit(user('owner'), tasks, changes);
        expect(outcomes(again)).toEqual(['unchanged', 'unchanged']);
        const other = await edit(user('owner'), tasks, {
          dueDate: '2098-02-04',
        });
        expect(outcomes(other)).toEqual([
          'PreconditionFailedError',
          'PreconditionFailedError',
        ]);
      });

      it('accept risks with a reason, an approver and a day, for those who may', async () => {
        const tasks = await some(user('everybody'), PARCELS);
        const acceptance = {
          state: 'accepted',
          acceptanceReason: 'Switched off soon',
          approvedBy: 'group:default/parcel-team',
          acceptedUntil: '2099-12-31',
        };
        expect(outcomes(await edit(user('owner'), tasks, acceptance))).toEqual([
          'NotAllowedError',
          'NotAllowedError',
        ]);
        expect(
          outcomes(
            await edit(user('everybody'), tasks, {
              ...acceptance,
              acceptanceReason: ' ',
            }),
          ),
        ).toEqual(['InputError', 'InputError']);
        expect(
          outcomes(await edit(user('approver'), tasks, acceptance)),
        ).toEqual(['changed', 'changed']);
      });

      it.each([
        [{ tasks: [], changes: { owner: null } }],
        [{ tasks: [{ taskId: 'a', version: 1 }], changes: {} }],
        [{ tasks: [{ taskId: 'a' }], changes: { owner: null } }],
        [
          {
            tasks: [
              { taskId: 'a', version: 1 },
              { taskId: 'a', version: 1 },
            ],
            changes: { owner: null },
          },
        ],
        [
          {
            tasks: Array.from({ length: 1001 }, (_, i) => ({
              taskId: `t${i}`,
              version: 1,
            })),
            changes: { owner: null },
          },
        ],
        [
          {
            tasks: [{ taskId: 'a', version: 1 }],
            changes: { owner: 'user:default/stranger' },
          },
        ],
        [{ tasks: [{ taskId: 'a', version: 1 }], changes: { note: 'x' } }],
      ])('are refused where they make no sense, %#', async body => {
        const response = await as('everybody').post('/task-edits').send(body);
        expect(response.status).toBe(400);
      });
    });

    it('takes an edit that is sent again for what it is, also while the first is under way', async () => {
      const [task] = (await list(user('owner'), ofEntity(PARCELS))).items;
      const put = async () =>
        as('owner')
          .put(`/tasks/${task.taskId}`)
          .set('If-Match', `"${task.version}"`)
          .send({
            state: task.state,
            owner: task.owner,
            dueDate: task.dueDate,
            rank: task.rank,
            note: 'Sent twice',
            ticketUrl: task.ticketUrl,
            acceptanceReason: task.acceptanceReason,
            approvedBy: task.approvedBy,
            acceptedUntil: task.acceptedUntil,
          });
      const answers = await Promise.all([put(), put(), put()]);
      answers.push(await put());
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(body.version).toBe(task.version + 1);
        expect(body.history).toEqual(answers[0].body.history);
      }
    });
  },
);
