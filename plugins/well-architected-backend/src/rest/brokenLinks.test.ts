import type { Knex } from 'knex';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  INVENTORY,
  ORPHAN,
  PARCELS_WORKLOAD,
  startPeopledPortal,
} from '../__testUtils__/people';
import { user, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);

const databases = createTestDatabases();

/** The catalog does not have it any more. */
const GONE = 'component:default/gone';

describe.each(databases.eachSupportedId())(
  'links by hand to an entity that is gone, %p',
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
    beforeEach(async () => {
      const made = {
        origin: 'person',
        created_at: '2026-01-01T00:00:00.000Z',
        created_by: 'user:default/everybody',
      };
      await knex('links').where({ origin: 'person' }).delete();
      await knex('links').insert([
        { workload_id: PARCELS_WORKLOAD, entity_ref: GONE, ...made },
        { workload_id: PARCELS_WORKLOAD, entity_ref: INVENTORY, ...made },
        { workload_id: ORPHAN, entity_ref: GONE, ...made },
      ]);
    });

    const unlink = (name: string, entityRef: string, workloadId: string) =>
      portal
        .as(user(name))
        .delete(
          `/entities/${entityRef.replace(/[:]/, '/')}/workloads/${workloadId}`,
        );

    const left = async () =>
      (await knex('links').where({ origin: 'person' })).length;

    it.each`
      who            | workload            | why                                                                  | status
      ${'curator'}   | ${PARCELS_WORKLOAD} | ${'the workload is seen through another entity'}                     | ${204}
      ${'custodian'} | ${ORPHAN}           | ${'the workload is seen as one of no entity'}                        | ${204}
      ${'everybody'} | ${ORPHAN}           | ${'everything is given'}                                             | ${204}
      ${'curator'}   | ${ORPHAN}           | ${'the workload is not seen'}                                        | ${404}
      ${'custodian'} | ${PARCELS_WORKLOAD} | ${'the workload is not seen, though others without an entity are'}   | ${404}
      ${'blind'}     | ${PARCELS_WORKLOAD} | ${'nothing is seen'}                                                 | ${404}
      ${'reader'}    | ${PARCELS_WORKLOAD} | ${'no link may be changed'}                                          | ${404}
      ${'owner'}     | ${PARCELS_WORKLOAD} | ${'links of another entity only may be changed'}                     | ${404}
      ${'librarian'} | ${ORPHAN}           | ${'no link may be changed, though the workload is seen as unlinked'} | ${404}
    `(
      '$who, asking to remove one, is answered $status: $why',
      async ({ who, workload, status }) => {
        expect((await unlink(who, GONE, workload)).status).toBe(status);
        expect(await left()).toBe(status === 204 ? 2 : 3);
      },
    );

    it('tell nobody whether an entity is hidden or not there', async () => {
      const answerOf = async (entityRef: string) => {
        const { status, body } = await unlink(
          'curator',
          entityRef,
          PARCELS_WORKLOAD,
        );
        const { name, message } = body.error;
        return [status, name, message.replace(entityRef, 'ENTITY')];
      };
      const hidden = await answerOf(INVENTORY);
      expect(hidden).toEqual([404, 'NotFoundError', expect.any(String)]);
      expect(await answerOf('component:default/never')).toEqual(hidden);
      expect(await left()).toBe(3);
    });

    it('are the only ones that are removed', async () => {
      await knex('links')
        .where({ workload_id: ORPHAN, entity_ref: GONE })
        .update({ origin: 'tag' });
      expect((await unlink('everybody', GONE, ORPHAN)).status).toBe(404);
      expect(await knex('links').where({ entity_ref: GONE })).toHaveLength(2);
      await knex('links')
        .where({ workload_id: ORPHAN, entity_ref: GONE })
        .delete();
    });

    it('are refused to be made', async () => {
      const { status } = await portal
        .as(user('everybody'))
        .put(`/entities/component/default/gone/workloads/${ORPHAN}`);
      expect(status).toBe(404);
    });
  },
);
