// An agent sees the description of an action and the schema of its input. So
// the words that its output uses are explained in the description.

/** What a risk is. */
export const RISKS = `
Each question of a review has a risk, which AWS derives from its answer: "HIGH" (a high-risk issue), "MEDIUM" (a medium-risk issue), "NONE", "UNANSWERED", or "NOT_APPLICABLE" for a question that was set aside and counts for nothing.`;

/** What a score is. */
export const SCORES = `
A score is 0 when every answered question is at high risk and 100 when none is at risk; a medium risk counts in between. It is null where no question is answered: nothing reviewed is neither good nor bad. \`coverage\` is the share of applicable questions that are answered, 0 to 1, null where none applies. \`standing\` is "reviewed", "provisional" (so few questions are answered that the score says little), or "notReviewed". Do not average scores: those of several workloads come from their added \`riskCounts\`.`;

/** What a task is, and what its states mean. */
export const TASKS = `
A remediation task is one question at risk in the review of one workload. Its \`state\` is one of:
- "open": nobody works on it
- "in-progress": somebody does
- "done": somebody says that it is done; it opens again when a later review still shows the risk
- "accepted": the risk is taken on purpose, until the day \`acceptedUntil\`, after which the task opens again; the risk counts in the score all the same
- "resolved": a sync saw that the review shows the risk no more; nobody can choose this
- "obsolete": a sync saw that the lens no longer asks the question; nobody can choose this
A task is overdue when it is open or in progress after its \`dueDate\`. Days are YYYY-MM-DD.`;

/** What tells changes of one task apart. */
export const VERSIONS = `
Each change of a task raises its \`version\`. Give the version that you have seen, and the change is refused with a ConflictError when somebody else changed the task since; without one, it is made on the task as it is now.`;

/** How people and entities are named. */
export const ENTITY_REFS = `
Entities of the catalog, people and teams among them, are named by entity references of the form "kind:namespace/name", such as "component:default/checkout", "user:default/jane" or "group:default/payments".`;
