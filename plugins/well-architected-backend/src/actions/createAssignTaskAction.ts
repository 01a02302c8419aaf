import type { ActionServices } from './ActionServices';
import { changeDecisions } from './changeDecisions';
import { ENTITY_REFS, TASKS, VERSIONS } from './explanations';
import * as schemas from './schemas';

/** Gives a task an owner and a due date. */
export function createAssignTaskAction(services: ActionServices): void {
  services.actionsRegistry.register({
    name: 'assign-task',
    title: 'Assign a Well-Architected remediation task',
    description: `
Gives a remediation task an owner, and a due date where one is given, in the name of the caller, who needs the permission to change tasks of its entity. The history of the task keeps who owned it before. \`get-task\` tells a \`suggestedOwner\`. An assignment that is so already changes nothing.
${ENTITY_REFS}
${TASKS}
${VERSIONS}

The output is the task as it is now.`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z
          .object({
            taskId: schemas.taskIdInput(z),
            owner: z
              .string()
              .max(255)
              .nullable()
              .describe(
                'Entity reference of a User or Group of the catalog, such as "group:default/payments"; "me" for the caller; null for nobody.',
              ),
            dueDate: schemas
              .dayInput(z)
              .nullable()
              .optional()
              .describe(
                'The day, YYYY-MM-DD, until which it is to be done; null for none. Missing, it stays as it is.',
              ),
            version: schemas.versionInput(z),
          })
          .strict(),
      output: z => schemas.task(z),
    },
    action: async ({
      input: { taskId, version, ...changes },
      credentials,
    }) => ({
      output: await changeDecisions(
        services,
        { taskId, version, changes },
        credentials,
      ),
    }),
  });
}
