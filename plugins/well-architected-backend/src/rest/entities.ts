import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited } from '../audited';
import type { RouteServices } from './RouteServices';
import type { ContractRouter } from './endpoints';

/** What concerns one entity of the catalog. */
export function addEntityRoutes(
  router: ContractRouter,
  { httpAuth, auditor, reviews, tasks, links }: RouteServices,
): void {
  router.get('/entities/:kind/:namespace/:name/review', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const entityRef = stringifyEntityRef(req.params);
    res.json(await reviews.getEntityReview(entityRef, { credentials }));
  });

  router.get('/entities/:kind/:namespace/:name/tasks', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const entityRef = stringifyEntityRef(req.params);
    res.json(await tasks.list(entityRef, req.query, { credentials }));
  });

  router.put(
    '/entities/:kind/:namespace/:name/workloads/:workloadId',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { workloadId, ...name } = req.params;
      const entityRef = stringifyEntityRef(name);
      await audited(
        auditor,
        {
          eventId: 'workload-link',
          request: req,
          meta: { queryType: 'link', entityRef, workloadId },
        },
        () => links.link(entityRef, workloadId, { credentials }),
      );
      res.status(204).end();
    },
  );

  router.delete(
    '/entities/:kind/:namespace/:name/workloads/:workloadId',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { workloadId, ...name } = req.params;
      const entityRef = stringifyEntityRef(name);
      await audited(
        auditor,
        {
          eventId: 'workload-link',
          request: req,
          meta: { queryType: 'unlink', entityRef, workloadId },
        },
        () => links.unlink(entityRef, workloadId, { credentials }),
      );
      res.status(204).end();
    },
  );
}
