import { InputError } from '@backstage/errors';
import { audited } from '../audited';
import type { RouteServices } from './RouteServices';
import type { ContractRouter } from './endpoints';

/** Remediation tasks, one by one. */
export function addTaskRoutes(
  router: ContractRouter,
  { httpAuth, auditor, tasks }: RouteServices,
): void {
  router.get('/tasks/:taskId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const task = await tasks.get(req.params.taskId, { credentials });
    res.setHeader('ETag', toETag(task.version));
    res.json(task);
  });

  router.put('/tasks/:taskId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { taskId } = req.params;
    const version = readETag(req.header('If-Match'));
    const task = await audited(
      auditor,
      { eventId: 'task-update', request: req, meta: { taskId } },
      () => tasks.edit(taskId, req.body, version, { credentials }),
    );
    res.setHeader('ETag', toETag(task.version));
    res.json(task);
  });

  router.put('/tasks/:taskId/steps/:choiceId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { taskId, choiceId } = req.params;
    const { done } = req.body;
    const task = await audited(
      auditor,
      { eventId: 'task-step', request: req, meta: { taskId, choiceId } },
      () => tasks.tickStep(taskId, { choiceId, done }, { credentials }),
    );
    res.setHeader('ETag', toETag(task.version));
    res.json(task);
  });

  router.post('/tasks/:taskId/comments', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { taskId } = req.params;
    const { text } = req.body;
    const idempotencyKey = req.header('Idempotency-Key');
    const task = await audited(
      auditor,
      { eventId: 'task-comment', request: req, meta: { taskId } },
      () => tasks.comment(taskId, { text, idempotencyKey }, { credentials }),
    );
    res.setHeader('ETag', toETag(task.version));
    res.json(task);
  });
}

function toETag(version: number): string {
  return `"${version}"`;
}

function readETag(header: string | undefined): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (version === undefined) {
    throw new InputError('If-Match must be the ETag of the task');
  }
  return Number(version);
}
