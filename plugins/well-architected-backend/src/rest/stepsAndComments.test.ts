import type { TaskDetail } from 'backstage-plugin-well-architected-common';
import type { Knex } from 'knex';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  PARCELS_WORKLOAD,
  someTaskOf,
  startPeopledPortal,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'steps and comments, %p',
  databaseId => {
    let tool: LocalTool;
    let knex: Knex;
    let portal: Portal;
    let path: string;

    const as = (name: string) => portal.as(user(name));
    const task = async (): Promise<TaskDetail> =>
      (await as('owner').get(path)).body;

    beforeAll(async () => {
      tool = await startLocalTool();
      knex = await databases.init(databaseId);
      portal = await startPeopledPortal(knex, tool);
      path = `/tasks/${await someTaskOf(knex, PARCELS_WORKLOAD)}`;
    });
    afterAll(async () => {
      await portal.stop();
      await tool.stop();
    });

    it('tick steps off one by one, with who and when, and take them back', async () => {
      const { version, steps } = await task();
      const [{ choiceId, title }] = steps;
      const tick = (name: string, done: boolean) =>
        as(name).put(`${path}/steps/${choiceId}`).send({ done });

      const ticked = await tick('owner', true);
      expect(ticked.status).toBe(200);
      expect(ticked.headers.etag).toBe(`"${version}"`);
      expect(ticked.body).toMatchObject({
        version,
        tickedSteps: [
          {
            choiceId,
            actor: 'user:default/owner',
            at: expect.stringMatching(/^\d{4}-/),
          },
        ],
      });
      // Once more does nothing, whoever does it, and at the same moment too.
      await Promise.all(
        ['everybody', 'owner', 'everybody'].map(name => tick(name, true)),
      );
      expect((await task()).tickedSteps).toEqual(ticked.body.tickedSteps);

      expect((await tick('everybody', false)).body.tickedSteps).toEqual([]);
      expect((await tick('owner', false)).status).toBe(200);
      await tick('everybody', true);
      const { history, tickedSteps } = await task();
      expect(tickedSteps).toMatchObject([{ actor: 'user:default/everybody' }]);
      expect(
        history
          .filter(({ field }) => field === 'step')
          .map(({ actor, before, after }) => [actor, before, after]),
      ).toEqual([
        ['user:default/everybody', null, title],
        ['user:default/everybody', title, null],
        ['user:default/owner', null, title],
      ]);
    });

    it('know the steps of the question only', async () => {
      const { status, body } = await as('owner')
        .put(`${path}/steps/nothing`)
        .send({ done: true });
      expect({ status, body }).toMatchObject({
        status: 400,
        body: {
          error: { message: "The question has no best practice 'nothing'" },
        },
      });
    });

    it('keep what people say, once however often it is sent', async () => {
      const { version } = await task();
      const say = (name: string, text: string, key?: string) => {
        const request = as(name).post(`${path}/comments`);
        return (key ? request.set('Idempotency-Key', key) : request).send({
          text,
        });
      };
      expect(
        (await say('owner', ' Who knows the carrier?\n', 'k1')).body,
      ).toMatchObject({
        version,
        comments: [{ author: 'user:default/owner' }],
      });
      await say('owner', 'Who knows the carrier?', 'k1');
      await say('approver', 'I do', 'k1');
      await say('owner', 'Thanks');
      await say('owner', 'Thanks');
      const { comments } = await task();
      expect(comments.map(({ author, text }) => [author, text])).toEqual([
        ['user:default/owner', 'Who knows the carrier?'],
        ['user:default/approver', 'I do'],
        ['user:default/owner', 'Thanks'],
        ['user:default/owner', 'Thanks'],
      ]);

      for (const [text, says] of [
        ['', /text/],
        [' \n', /says something/],
        ['x'.repeat(10_001), /text/],
      ] as const) {
        const { status, body } = await say('owner', text);
        expect(status).toBe(400);
        expect(body.error.message).toMatch(says);
      }
      const long = await say('owner', 'Hello', 'x'.repeat(65));
      expect(long.status).toBe(400);
      expect((await task()).comments).toHaveLength(4);
    });

    it('are not taken for said when another text has the key', async () => {
      const before = (await task()).comments.length;
      const say = (text: string) =>
        as('owner')
          .post(`${path}/comments`)
          .set('Idempotency-Key', 'k2')
          .send({ text });
      expect((await say('First')).status).toBe(200);
      expect((await say('Second')).body).toMatchObject({
        error: {
          name: 'ConflictError',
          message: 'Another comment was sent with this Idempotency-Key',
        },
        response: { statusCode: 409 },
      });
      expect((await task()).comments).toHaveLength(before + 1);
    });

    it('are seen by browsers though the version of the task stays', async () => {
      const { headers } = await as('owner').get(path);
      expect(headers['cache-control']).toBe('no-store');
    });

    it('are told to the auditor, refusals too', async () => {
      const before = portal.audited().length;
      await as('owner').post(`${path}/comments`).send({ text: 'Seen' });
      await as('reader').post(`${path}/comments`).send({ text: 'Seen' });
      await as('reader').put(`${path}/steps/x`).send({ done: true });
      expect(portal.audited().slice(before)).toMatchObject([
        { eventId: 'task-comment', status: 'succeeded' },
        { eventId: 'task-comment', status: 'failed' },
        { eventId: 'task-step', status: 'failed' },
      ]);
    });
  },
);
