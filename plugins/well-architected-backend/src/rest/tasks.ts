import { InputError } from '@backstage/errors';
import type {
  TaskDetail,
  TaskOutcome,
} from 'backstage-plugin-well-architected-common';
import type { Response } from 'express';
import { pipeline } from 'stream/promises';
import { audited } from '../audited';
import type { RouteServices } from './RouteServices';
import type { ContractRouter } from './endpoints';
import { taskCsv } from './taskCsv';

/** Remediation tasks: lists of them, one by one, and several at once. */
export function addTaskRoutes(
  router: ContractRouter,
  { httpAuth, auditor, tasks }: RouteServices,
): void {
  router.get('/tasks', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await tasks.listAll(req.query, { credentials }));
  });

  router.get('/tasks.csv', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const pages = await tasks.stream(req.query, { credentials });
    res.type('text/csv');
    res.attachment('well-architected-tasks.csv');
    // A failure in the middle of it ends the connection, so that nobody takes
    // half of a list for the whole.
    await pipeline(pages, taskCsv(), res);
  });

  router.post('/task-edits', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { tasks: edited, changes } = req.body;
    const items = await audited(
      auditor,
      {
        eventId: 'task-update',
        request: req,
        meta: { queryType: 'several' },
        metaOf: toAuditMeta,
      },
      () => tasks.editSeveral(edited, changes, { credentials }),
    );
    res.json({ items });
  });

  router.get('/tasks/:taskId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const task = await tasks.get(req.params.taskId, { credentials });
    answer(res, task);
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
    answer(res, task);
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
    answer(res, task);
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
    answer(res, task);
  });
}

/** What the auditor is told of a change of several tasks. */
function toAuditMeta(outcomes: TaskOutcome[]): Record<string, string> {
  const ids = (wanted: TaskOutcome['outcome']) =>
    outcomes
      .filter(({ outcome }) => outcome === wanted)
      .map(({ taskId, error }) => (error ? `${taskId}: ${error.name}` : taskId))
      .join(', ');
  return {
    changed: ids('changed'),
    unchanged: ids('unchanged'),
    failed: ids('failed'),
  };
}

/** Its ETag is what an edit has to name. */
function answer(res: Response, task: TaskDetail): void {
  res.setHeader('ETag', `"${task.version}"`);
  // A browser that kept it would take what others comment and tick for nothing
  // new: the version stays.
  res.setHeader('Cache-Control', 'no-store');
  res.json(task);
}

function readETag(header: string | undefined): number {
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (version === undefined) {
    throw new InputError('If-Match must be the ETag of the task');
  }
  return Number(version);
}
