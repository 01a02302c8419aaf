import type { ActionServices } from './ActionServices';
import * as schemas from './schemas';

/** Tells how a sync goes. */
export function createGetSyncRunAction({
  actionsRegistry,
  sync,
}: ActionServices): void {
  actionsRegistry.register({
    name: 'get-sync-run',
    title: 'Get a Well-Architected sync run',
    description: `
Tells how a run that \`sync-entity\` asked for goes. While its \`state\` is "queued" or "running", ask again after some seconds. Then it is "succeeded"; "incomplete" when some workloads could not be read, which \`failures\` names; or "failed". Those who may see sources are told by \`problem\` what failed at AWS, and what to do about it. Runs of others are not found without that permission.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z
          .object({
            runId: z
              .string()
              .max(64)
              .describe('The `runId` that `sync-entity` told.'),
          })
          .strict(),
      output: z => schemas.syncRun(z),
    },
    action: async ({ input: { runId }, credentials }) => ({
      output: await sync.getRun(runId, { credentials }),
    }),
  });
}
