import { audited } from '../audited';
import type { RouteServices } from './RouteServices';
import type { ContractRouter } from './endpoints';

/** Sources and their sync runs. */
export function addSyncRoutes(
  router: ContractRouter,
  { httpAuth, auditor, sync }: RouteServices,
): void {
  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await sync.listSources({ credentials }) });
  });

  router.get('/sync-runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await sync.listRuns(req.query, { credentials }));
  });

  router.post('/sync-runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const items = await audited(
      auditor,
      { eventId: 'sync-request', request: req, meta: { ...req.body } },
      () => sync.request(req.body, { credentials }),
    );
    res.status(202).json({ items });
  });

  router.get('/sync-runs/:runId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await sync.getRun(req.params.runId, { credentials }));
  });
}
