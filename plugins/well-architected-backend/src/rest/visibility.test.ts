import type { Workload } from 'backstage-plugin-well-architected-common';
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

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'what callers see, %p',
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

    it('show workloads that belong to no entity of the catalog to those who may see them', async () => {
      const { body } = await as('librarian').get('/workloads');
      expect(namesOf(body.items)).toEqual(['Order routing US', 'Returns US']);
      for (const [workloadId, status] of [
        [ORPHAN, 200],
        [UNLINKED, 200],
        [PARCELS_WORKLOAD, 404],
        [INVENTORY_WORKLOAD, 404],
      ] as const) {
        const { status: given } = await as('librarian').get(
          `/workloads/${workloadId}`,
        );
        expect([workloadId, given]).toEqual([workloadId, status]);
      }
      expect((await as('owner').get(`/workloads/${ORPHAN}`)).status).toBe(404);
      expect((await as('owner').get(`/workloads/${UNLINKED}`)).status).toBe(
        404,
      );
    });

    it('fill the pages of workloads with visible ones, and tell no number of others', async () => {
      const pages = async (name: string, query: string) => {
        const names: string[][] = [];
        let cursor: string | undefined;
        do {
          const { body } = await as(name).get(
            `/workloads?limit=1${query}${cursor ? `&cursor=${cursor}` : ''}`,
          );
          expect(Object.keys(body)).toEqual(
            body.nextCursor ? ['items', 'nextCursor'] : ['items'],
          );
          names.push(namesOf(body.items));
          cursor = body.nextCursor;
        } while (cursor);
        return names;
      };
      expect(await pages('nobody', '')).toEqual([[]]);
      expect(await pages('reader', '')).toEqual([['Parcel tracking US']]);
      expect(await pages('owner', '')).toEqual([
        ['Inventory US'],
        ['Parcel tracking US'],
      ]);
      expect(await pages('everybody', '&linked=false')).toEqual([
        ['Order routing US'],
        ['Returns US'],
      ]);
      expect(await pages('everybody', '&linked=true&q=us%20parcel')).toEqual([
        ['Parcel tracking US'],
      ]);
    });

    it('show a link to an entity that is gone as broken', async () => {
      const { body } = await as('librarian').get(`/workloads/${ORPHAN}`);
      expect((body as Workload).links).toEqual([
        expect.objectContaining({ origin: 'tag', broken: true }),
      ]);
    });

    it('hide links to entities that the catalog does not show', async () => {
      await as('everybody').put(
        `/entities/component/default/inventory/workloads/${PARCELS_WORKLOAD}`,
      );
      try {
        const linksFor = async (name: string) => {
          const { body } = await as(name).get(`/workloads/${PARCELS_WORKLOAD}`);
          return (body as Workload).links.map(({ entityRef }) => entityRef);
        };
        expect(await linksFor('everybody')).toEqual([INVENTORY, PARCELS]);
        expect(await linksFor('reader')).toEqual([PARCELS]);

        const { body: review } = await as('reader').get(
          '/entities/component/default/parcel-tracking/review',
        );
        expect(JSON.stringify(review)).not.toContain(INVENTORY);
        const { body: list } = await as('reader').get('/workloads');
        expect(JSON.stringify(list)).not.toContain(INVENTORY);
      } finally {
        await as('everybody').delete(
          `/entities/component/default/inventory/workloads/${PARCELS_WORKLOAD}`,
        );
      }
    });

    it('show what failed at AWS to those who may see sources, and that it failed to all', async () => {
      const since = '2026-01-02T03:04:05.000Z';
      const problem = {
        name: 'AccessDeniedException',
        message: 'Not for arn:aws:iam::444455556666:role/secret',
        since,
      };
      await knex('workloads')
        .where({ id: PARCELS_WORKLOAD })
        .update({ problem: JSON.stringify(problem) });
      const paths = [
        `/workloads/${PARCELS_WORKLOAD}`,
        '/workloads',
        '/entities/component/default/parcel-tracking/review',
      ];
      for (const path of paths) {
        const shown = async (name: string): Promise<Workload> => {
          const { body } = await as(name).get(path);
          return (body.items ?? body.workloads ?? [body])[0];
        };
        expect(await shown('reader')).toMatchObject({ failingSince: since });
        expect(JSON.stringify(await shown('reader'))).not.toContain('secret');
        expect(await shown('operator')).toMatchObject({
          failingSince: since,
          problem,
        });
      }
      await knex('workloads')
        .where({ id: PARCELS_WORKLOAD })
        .update({ problem: null });
    });

    it('show a sync run to who asked for it, without what only others may see', async () => {
      const { body } = await as('owner')
        .post('/sync-runs')
        .send({ entityRef: PARCELS });
      const { runId } = body.items[0];
      await knex('sync_runs')
        .where({ id: runId })
        .update({
          problem: JSON.stringify({
            name: 'A',
            message: 'secret',
            since: '2026-01-02T03:04:05.000Z',
          }),
          failures: JSON.stringify([
            {
              workloadId: PARCELS_WORKLOAD,
              workloadName: 'Parcel tracking US',
              problem: {
                name: 'B',
                message: 'secret',
                since: '2026-01-02T03:04:05.000Z',
              },
            },
          ]),
        });

      const own = await as('owner').get(`/sync-runs/${runId}`);
      expect(own.body.requestedBy).toBe('user:default/owner');
      expect(own.body.failures).toEqual([
        { workloadId: PARCELS_WORKLOAD, workloadName: 'Parcel tracking US' },
      ]);
      expect(own.text).not.toContain('secret');

      expect((await as('reader').get(`/sync-runs/${runId}`)).status).toBe(404);
      const seen = await as('operator').get(`/sync-runs/${runId}`);
      expect(seen.body.problem.message).toBe('secret');
      expect(seen.body.failures[0].problem.message).toBe('secret');
    });
  },
);

function namesOf(workloads: Workload[]): string[] {
  return workloads.map(({ workloadName }) => workloadName);
}
