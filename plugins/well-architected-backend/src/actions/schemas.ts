// A schema of an output says what is told: the registry leaves out whatever it
// does not name. Each is made anew, because JSON Schema refers to one that is
// used twice by its place, which few agents follow.
import type { z as zod } from 'zod/v3';

/** What the registry makes schemas with. */
export type Zod = typeof zod;

/** The id of a task, as an input. */
export const taskIdInput = (z: Zod) =>
  z
    .string()
    .max(64)
    .describe('The `taskId` that `search-tasks` or `get-entity-review` told.');

/** The version of a task that the caller has seen, as an input. */
export const versionInput = (z: Zod) =>
  z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'The `version` of the task that you have seen. When it is given and somebody else has changed the task since, nothing is changed and a ConflictError tells so.',
    );

/** An entity, as an input. */
export const entityRefInput = (z: Zod) =>
  z
    .string()
    .max(255)
    .describe(
      'Entity reference of the form "kind:namespace/name", such as "component:default/checkout".',
    );

/** A calendar day, as an input. */
export const dayInput = (z: Zod) =>
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A day is YYYY-MM-DD');

/** The risk of a question. */
export const risk = (z: Zod) =>
  z
    .enum(['HIGH', 'MEDIUM', 'NONE', 'UNANSWERED', 'NOT_APPLICABLE'])
    .describe('What AWS derives from the answer of the question.');

/** The state of a task. */
export const taskState = (z: Zod) =>
  z
    .enum(['open', 'in-progress', 'done', 'accepted', 'resolved', 'obsolete'])
    .describe(
      'People open, start, claim done, and accept the risk until a day; only a sync resolves, or makes obsolete what the lens no longer asks.',
    );

/** A moment, and what happened then. */
export const moment = (z: Zod, what: string) =>
  z.string().describe(`${what} In ISO 8601, such as 2026-11-25T09:00:00.000Z.`);

/** A number of things. */
export const count = (z: Zod, what: string) => z.number().int().describe(what);

/** A score with the counts it comes from. */
export const score = (z: Zod) =>
  z.object({
    score: count(
      z,
      '0 (every answered question at high risk) to 100 (none at risk); null where nothing is answered.',
    ).nullable(),
    coverage: z
      .number()
      .nullable()
      .describe(
        'The share of applicable questions that are answered, 0 to 1; null where no question applies.',
      ),
    standing: z
      .enum(['reviewed', 'provisional', 'notReviewed'])
      .describe(
        '"provisional" when too few questions are answered for the score to say much.',
      ),
    riskCounts: z
      .object({
        high: count(z, 'High-risk issues.'),
        medium: count(z, 'Medium-risk issues.'),
        none: count(z, 'Questions that are answered well.'),
        unanswered: count(z, 'Questions that nobody has answered.'),
        notApplicable: count(z, 'Questions that were set aside.'),
      })
      .describe('How many questions have each risk.'),
    accepted: z
      .object({
        high: count(z, 'High-risk issues that are accepted.'),
        medium: count(z, 'Medium-risk issues that are accepted.'),
      })
      .optional()
      .describe(
        'How many of the risks are accepted. They count in the score all the same.',
      ),
  });

/** A failure at AWS. */
export const problem = (z: Zod) =>
  z
    .object({
      name: z
        .string()
        .describe("The AWS error's name, such as AccessDeniedException."),
      message: z.string().describe('What AWS said.'),
      operation: z.string().optional().describe('The operation that failed.'),
      since: moment(z, 'When it failed first.'),
      advice: z.string().optional().describe('What to do about it.'),
    })
    .optional()
    .describe('What failed at AWS; told to those who may see sources.');

/** A task as lists show it. */
export const task = (z: Zod) =>
  z.object({
    taskId: z.string().describe('Names the task in the other actions.'),
    version: count(z, 'Raised by every change.'),
    title: z.string().describe('The question.'),
    risk: risk(z),
    state: taskState(z),
    owner: z
      .string()
      .nullable()
      .describe('Entity reference of the person or team; null for nobody.'),
    ownerLeft: z
      .boolean()
      .describe('The catalog no longer has the owner: find another one.'),
    dueDate: z.string().nullable().describe('YYYY-MM-DD; null for none.'),
    overdue: z
      .boolean()
      .describe('Open or in progress, and past the due date.'),
    acceptedUntil: z
      .string()
      .nullable()
      .describe(
        'YYYY-MM-DD, the last day of the acceptance; null unless the state is "accepted".',
      ),
    pillarName: z.string().describe('The pillar of the question.'),
    lensName: z.string().describe('The lens that asks the question.'),
    workloadName: z.string().describe('The workload that is at risk.'),
    entityRefs: z
      .array(z.string())
      .optional()
      .describe(
        'The entities of the catalog that the workload is linked to; missing in the review of one entity.',
      ),
  });

/** Why, and with whose approval, a risk is accepted. */
export const acceptance = (z: Zod) => ({
  acceptanceReason: z
    .string()
    .nullable()
    .describe('Why the risk is accepted; null unless it is.'),
  approvedBy: z
    .string()
    .nullable()
    .describe(
      'Entity reference of who approved the acceptance; null unless the risk is accepted.',
    ),
});

/** What people said about a task. */
export const comments = (z: Zod) =>
  z
    .array(
      z.object({
        at: moment(z, 'When it was said.'),
        author: z.string().describe('Entity reference of who said it.'),
        text: z.string().describe('What was said.'),
      }),
    )
    .describe('The oldest first.');

/** One sync. */
export const syncRun = (z: Zod) =>
  z.object({
    runId: z.string().describe('Names the run for `get-sync-run`.'),
    sourceId: z
      .string()
      .describe('The AWS account and region that the run reads.'),
    state: z
      .enum(['queued', 'running', 'succeeded', 'incomplete', 'failed'])
      .describe(
        '"queued" and "running" go on; "incomplete" when some workloads could not be read.',
      ),
    done: count(z, 'Workloads read so far.'),
    total: count(
      z,
      'Workloads to be read; null until that is known.',
    ).nullable(),
    queuedAt: moment(z, 'When it was asked for.'),
    startedAt: moment(z, 'When it began; null before.').nullable(),
    finishedAt: moment(z, 'When it was over; null before.').nullable(),
    problem: problem(z),
    failures: z
      .array(
        z.object({
          workloadId: z.string().describe('Id of the workload at AWS.'),
          workloadName: z.string().describe('Name of the workload.'),
          problem: problem(z),
        }),
      )
      .describe('The workloads that could not be read.'),
  });
