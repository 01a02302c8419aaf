import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  TaskDetail,
  TaskEdit,
} from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  ORPHAN,
  PARCELS_WORKLOAD,
  someTaskOf,
  startPeopledPortal,
  UNLINKED,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const TEAM = 'group:default/parcel-team';
const ACCEPT: Partial<TaskEdit> = {
  state: 'accepted',
  acceptanceReason: 'The carrier goes',
  approvedBy: TEAM,
  acceptedUntil: '2099-12-31',
};

describe.each(databases.eachSupportedId())(
  'tasks of workloads that belong to no entity of the catalog, %p',
  databaseId => {
    let tool: LocalTool;
    let knex: Knex;
    let portal: Portal;

    beforeAll(async () => {
      tool = await startLocalTool();
      knex = await databases.init(databaseId);
      portal = await startPeopledPortal(knex, tool);
    });
    afterAll(async () => {
      await portal.stop();
      await tool.stop();
    });

    const as = (name: string) => portal.as(user(name));

    /** What each way to change a task comes to, for somebody. */
    const change = async (name: string, taskId: string) => {
      const read = async () =>
        (await as('everybody').get(`/tasks/${taskId}`)).body as TaskDetail;
      const path = `/tasks/${taskId}`;
      const { answer } = await read();
      const tick = await as(name)
        .put(`${path}/steps/${answer!.choices[0].choiceId}`)
        .send({ done: true });
      const comment = await as(name)
        .post(`${path}/comments`)
        .send({ text: 'Soon' });
      const put = async (changes: Partial<TaskEdit>) => {
        const { version, state, owner, dueDate, note, ticketUrl } =
          await read();
        const { status } = await as(name)
          .put(path)
          .set('If-Match', `"${version}"`)
          .send({ state, owner, dueDate, note, ticketUrl, ...changes });
        return status;
      };
      const several = async (changes: Partial<TaskEdit>) => {
        const { version } = await read();
        const { body } = await as(name)
          .post('/task-edits')
          .send({ tasks: [{ taskId, version }], changes });
        const [{ outcome, error }] = body.items ?? [{ error: body.error }];
        return error?.name ?? outcome;
      };
      const act = (action: string, input: object) =>
        portal.actions
          .invoke({
            id: `test:${action}`,
            input: { taskId, ...input },
            credentials: mockCredentials.user(`user:default/${name}`),
          })
          .then(
            () => 'changed',
            ({ name: error }: Error) => error,
          );
      return {
        tick: tick.status,
        comment: comment.status,
        note: await put({ note: 'Ours' }),
        accept: await put(ACCEPT),
        dueDates: await several({ dueDate: '2099-01-01' }),
        acceptances: await several({ ...ACCEPT, acceptedUntil: '2100-12-31' }),
        commentAction: await act('comment-on-task', { text: 'Soon' }),
        assignAction: await act('assign-task', { owner: TEAM }),
        acceptAction: await act('change-task-state', {
          ...ACCEPT,
          acceptanceReason: 'For good',
        }),
      };
    };

    const ALL_GIVEN = {
      tick: 200,
      comment: 200,
      note: 200,
      accept: 200,
      dueDates: 'changed',
      acceptances: 'changed',
      commentAction: 'changed',
      assignAction: 'changed',
      acceptAction: 'changed',
    };
    const NOTHING_GIVEN = {
      tick: 403,
      comment: 403,
      note: 403,
      accept: 403,
      dueDates: 'NotAllowedError',
      acceptances: 'NotAllowedError',
      commentAction: 'NotAllowedError',
      assignAction: 'NotAllowedError',
      acceptAction: 'NotAllowedError',
    };
    const NOT_SEEN = {
      tick: 404,
      comment: 404,
      note: 404,
      accept: 404,
      dueDates: 'NotFoundError',
      acceptances: 'NotFoundError',
      commentAction: 'NotFoundError',
      assignAction: 'NotFoundError',
      acceptAction: 'NotFoundError',
    };
    const MAY_ACCEPT = {
      ...NOTHING_GIVEN,
      comment: 200,
      accept: 200,
      acceptances: 'changed',
      commentAction: 'changed',
      acceptAction: 'changed',
    };

    describe.each([
      ['that is linked to nothing', UNLINKED],
      ['whose entity is gone', ORPHAN],
    ])('of one %s', (_, workloadId) => {
      it.each([
        ['who may do everything', 'everybody', ALL_GIVEN],
        ['who may accept the risks of all entities', 'architect', MAY_ACCEPT],
        ['who only sees them', 'librarian', NOTHING_GIVEN],
        [
          'who may change those of all entities, unseen',
          'blind',
          // Who approves is not to be seen either.
          { ...NOT_SEEN, acceptances: 'InputError' },
        ],
        ['who may change those of an entity', 'owner', NOT_SEEN],
      ])(
        'are changed by those %s as far as they may so for all entities',
        async (__, name, answers) => {
          const [taskId] = await knex('tasks')
            .where({ workload_id: workloadId, state: 'open' })
            .orderBy('id')
            .pluck('id');
          expect(await change(name, taskId)).toEqual(answers);
        },
      );

      it('are synced by who may so for all entities', async () => {
        const ask = async (name: string) => {
          const { status } = await as(name)
            .post('/sync-runs')
            .send({ workloadId });
          return status;
        };
        expect(await ask('architect')).toBe(403);
        expect(await ask('custodian')).toBe(202);
      });
    });

    it('of which an entity is hidden are changed by none who does not see it', async () => {
      const taskId = await someTaskOf(knex, PARCELS_WORKLOAD);
      expect(await change('architect', taskId)).toEqual(NOT_SEEN);
    });
  },
);
