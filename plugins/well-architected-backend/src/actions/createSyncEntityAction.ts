import { audited } from '../audited';
import type { ActionServices } from './ActionServices';
import * as schemas from './schemas';

/** Asks for a sync of the workloads of an entity. */
export function createSyncEntityAction({
  actionsRegistry,
  auditor,
  actorOf,
  sync,
}: ActionServices): void {
  actionsRegistry.register({
    name: 'sync-entity',
    title: 'Sync the Well-Architected review of an entity',
    description: `
Asks for the workloads linked to an entity to be read from AWS now, in the name of the caller, who needs the permission to sync the review of the entity. Nothing is changed in AWS. Tasks follow what is read: a task whose risk is gone resolves itself, a new risk has a new task.

It does not wait for the end: the output is one run for each AWS account and region that is read, usually over within a minute. \`get-sync-run\` tells how a run goes. There are no runs when no workload is linked to the entity. A run that the caller has asked for and that has not begun is not asked for twice.`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ entityRef: schemas.entityRefInput(z) }).strict(),
      output: z =>
        z.object({
          runs: z
            .array(schemas.syncRun(z))
            .describe('One for each account and region.'),
        }),
    },
    action: async ({ input: { entityRef }, credentials }) => {
      const runs = await audited(
        auditor,
        {
          eventId: 'sync-request',
          meta: { entityRef, actor: actorOf(credentials) },
        },
        () => sync.request({ entityRef }, { credentials }),
      );
      return { output: { runs } };
    },
  });
}
