import type { ActionServices } from './ActionServices';
import { ENTITY_REFS, RISKS, TASKS } from './explanations';
import * as schemas from './schemas';

/** Finds remediation tasks of all entities. */
export function createSearchTasksAction({
  actionsRegistry,
  tasks,
}: ActionServices): void {
  actionsRegistry.register({
    name: 'search-tasks',
    title: 'Search Well-Architected remediation tasks',
    description: `
Finds the remediation tasks that follow from reviews in the AWS Well-Architected Tool, of all entities whose review the caller may see. All filters must hold; of a filter with several values, one must. Without \`state\`, tasks that are over are found too: ask for "open" and "in-progress" to see what is to be done. Unless told otherwise, what to fix first comes first.
${TASKS}
${RISKS}
${ENTITY_REFS}

There are 20 tasks on a page unless \`limit\` says otherwise. When there are more, the output has \`nextCursor\`: ask again with the same filters and it as \`cursor\`. \`totalItems\` is missing when they are more than 5,000.

Examples:
- what the caller and the caller's teams have to do: { "owner": ["me"], "state": ["open", "in-progress"] }
- high risks of a service that nobody is on: { "entityRef": ["component:default/checkout"], "risk": ["HIGH"], "owner": ["none"], "state": ["open"] }
- what is late, the oldest first: { "overdue": true, "sort": "dueDate" }`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z
          .object({
            entityRef: z
              .array(z.string().max(255))
              .max(100)
              .optional()
              .describe(
                'Only tasks of workloads linked to one of these entities.',
              ),
            state: z
              .array(schemas.taskState(z))
              .optional()
              .describe('Only tasks in one of these states.'),
            risk: z
              .array(schemas.risk(z))
              .optional()
              .describe('Only tasks with one of these risks.'),
            pillarId: z
              .array(z.string().max(64))
              .optional()
              .describe(
                'Only tasks of one of these pillars. Those of the AWS Well-Architected Framework: "operationalExcellence", "security", "reliability", "performance", "costOptimization", "sustainability".',
              ),
            owner: z
              .array(z.string().max(255))
              .optional()
              .describe(
                'Only tasks of one of these people and teams. "me" stands for the caller and the teams of the caller, "none" for tasks without an owner, "left" for owners that the catalog no longer has.',
              ),
            workloadId: z
              .string()
              .max(64)
              .optional()
              .describe(
                'Only tasks of this workload. Those of an archived workload are found only so.',
              ),
            lensAlias: z
              .string()
              .max(256)
              .optional()
              .describe(
                'Only tasks of this lens, such as "wellarchitected" for the AWS Well-Architected Framework.',
              ),
            overdue: z
              .literal(true)
              .optional()
              .describe(
                'Only tasks that are open or in progress and past their due date.',
              ),
            q: z
              .string()
              .max(200)
              .optional()
              .describe(
                'Words that must all occur in the question, pillar, workload or note.',
              ),
            sort: z
              .enum([
                'rank',
                'risk',
                'pillar',
                'question',
                'owner',
                'dueDate',
                'state',
                'updatedAt',
              ])
              .optional()
              .describe(
                '"rank", unless told, is what to fix first: by people\'s own order, the risk, the priorities of workload and pillars, and the due date.',
              ),
            order: z
              .enum(['asc', 'desc'])
              .optional()
              .describe('"asc", unless told.'),
            limit: z
              .number()
              .int()
              .min(1)
              .max(100)
              .optional()
              .describe('Tasks on a page; 20, unless told.'),
            cursor: z
              .string()
              .max(2000)
              .optional()
              .describe('The `nextCursor` of the page before.'),
          })
          .strict(),
      output: z =>
        z.object({
          items: z.array(schemas.task(z)).describe('The tasks of the page.'),
          totalItems: z
            .number()
            .int()
            .optional()
            .describe(
              'How many tasks were found; missing when they are more than 5,000.',
            ),
          nextCursor: z
            .string()
            .optional()
            .describe('The `cursor` of the next page; missing on the last.'),
        }),
    },
    action: async ({ input: { limit, overdue, ...query }, credentials }) => ({
      output: await tasks.listAll(
        {
          ...query,
          ...(overdue && { overdue: 'true' }),
          ...(limit && { limit: String(limit) }),
        },
        { credentials },
      ),
    }),
  });
}
