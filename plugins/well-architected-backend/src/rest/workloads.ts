import type { RouteServices } from './RouteServices';
import type { ContractRouter } from './endpoints';

/** Workloads and the answers of their reviews. */
export function addWorkloadRoutes(
  router: ContractRouter,
  { httpAuth, reviews }: RouteServices,
): void {
  router.get('/workloads', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await reviews.listWorkloads(req.query, { credentials }));
  });

  router.get('/workloads/:workloadId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { workloadId } = req.params;
    res.json(await reviews.getWorkload(workloadId, { credentials }));
  });

  router.get('/workloads/:workloadId/answers', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { workloadId } = req.params;
    const { lensAlias } = req.query;
    res.json({
      items: await reviews.listAnswers(workloadId, lensAlias, { credentials }),
    });
  });

  router.get('/workloads/:workloadId/answers/:questionId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { workloadId, questionId } = req.params;
    const { lensAlias } = req.query;
    res.json(
      await reviews.getAnswer(workloadId, lensAlias, questionId, {
        credentials,
      }),
    );
  });
}
