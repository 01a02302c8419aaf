import { audited } from '../audited';
import type { ActionServices } from './ActionServices';
import * as schemas from './schemas';

/** Says something about a task. */
export function createCommentOnTaskAction({
  actionsRegistry,
  auditor,
  actorOf,
  tasks,
}: ActionServices): void {
  actionsRegistry.register({
    name: 'comment-on-task',
    title: 'Comment on a Well-Architected remediation task',
    description: `
Adds a comment to a remediation task, in the name of the caller, who needs the permission to change tasks of its entity or to accept their risks. Everybody who sees the task sees the comment; it can be neither changed nor taken away. Sent twice, it is there twice. The version of the task stays.

The output is all that was said about the task, the oldest first.`,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z
          .object({
            taskId: schemas.taskIdInput(z),
            text: z
              .string()
              .min(1)
              .max(10_000)
              .describe('Plain text; no Markdown, no HTML.'),
          })
          .strict(),
      output: z => z.object({ comments: schemas.comments(z) }),
    },
    action: async ({ input: { taskId, text }, credentials }) => ({
      output: await audited(
        auditor,
        {
          eventId: 'task-comment',
          meta: { taskId, actor: actorOf(credentials) },
        },
        () => tasks.comment(taskId, { text }, { credentials }),
      ),
    }),
  });
}
