import type { ActionServices } from './ActionServices';
import { changeDecisions } from './changeDecisions';
import { ENTITY_REFS, TASKS, VERSIONS } from './explanations';
import * as schemas from './schemas';

/** Moves a task on, or accepts its risk. */
export function createChangeTaskStateAction(services: ActionServices): void {
  services.actionsRegistry.register({
    name: 'change-task-state',
    title: 'Change the state of a Well-Architected remediation task',
    description: `
Says where a remediation task stands, in the name of the caller, who needs the permission to change tasks of its entity; to accept a risk, a permission of its own. The history of the task keeps how it was before. A state that the task has already changes nothing.

To accept a risk, give \`state\` "accepted" with \`acceptanceReason\`, \`approvedBy\` and \`acceptedUntil\`; of a task that is accepted already, only what is to change. The risk counts in the score all the same, and after \`acceptedUntil\` the task is open again. Accept a risk only when a person who may decide so has asked for it. Choosing any other state ends an acceptance, of which only the history tells then.

A task that is "resolved" or "obsolete" takes no other state. "done" is a claim: the risk goes when the question is answered anew in AWS and a sync sees it.
${TASKS}
${ENTITY_REFS}
${VERSIONS}

The output is the task as it is now.

Examples:
- start: { "taskId": "…", "state": "in-progress" }
- accept: { "taskId": "…", "state": "accepted", "acceptanceReason": "It is switched off in spring.", "approvedBy": "user:default/jane", "acceptedUntil": "2027-03-31" }`,
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z
          .object({
            taskId: schemas.taskIdInput(z),
            state: z
              .enum(['open', 'in-progress', 'done', 'accepted'])
              .describe(
                'The state to be. "accepted" takes the risk on purpose, and asks for the three fields below.',
              ),
            acceptanceReason: z
              .string()
              .max(10_000)
              .optional()
              .describe('Why the risk is accepted. For "accepted" only.'),
            approvedBy: z
              .string()
              .max(255)
              .optional()
              .describe(
                'Entity reference of the User or Group of the catalog that approved the acceptance; "me" for the caller. For "accepted" only.',
              ),
            acceptedUntil: schemas
              .dayInput(z)
              .optional()
              .describe(
                'The last day of the acceptance, YYYY-MM-DD, today or later. For "accepted" only.',
              ),
            version: schemas.versionInput(z),
          })
          .strict(),
      output: z => schemas.task(z).extend(schemas.acceptance(z)),
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
