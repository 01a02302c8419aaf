import type { components } from './generated/contract';

type Schemas = components['schemas'];

/** The risk of one question, as AWS derives it from the answer. @public */
export type Risk = Schemas['Risk'];

/** How many questions have each risk. @public */
export type RiskCounts = Schemas['RiskCounts'];

/** Score (0 to 100) and coverage (0 to 1) with the counts they come from. @public */
export type Score = Schemas['Score'];

/** The score of one pillar, and the one it had at the last milestone. @public */
export type PillarScore = Schemas['PillarScore'];

/** How many risks are accepted. @public */
export type AcceptedRisks = Schemas['AcceptedRisks'];

/** One lens over one or more workloads. @public */
export type LensScore = Schemas['LensScore'];

/** One lens applied to one workload. @public */
export type LensReview = Schemas['LensReview'];

/** Which workload belongs to which entity, and why. @public */
export type Link = Schemas['Link'];

/** A failure at AWS: what, since when, and what to do. @public */
export type Problem = Schemas['Problem'];

/** A workload of the AWS Well-Architected Tool. @public */
export type Workload = Schemas['Workload'];

/** A page of workloads. @public */
export type WorkloadPage = Schemas['WorkloadPage'];

/** A workload with its lens reviews. @public */
export type ReviewedWorkload = Schemas['ReviewedWorkload'];

/** A workload with its lens reviews, milestones and score history. @public */
export type WorkloadDetail = Schemas['WorkloadDetail'];

/** A state of the review that somebody kept in AWS. @public */
export type Milestone = Schemas['Milestone'];

/** The score of a lens at one moment. @public */
export type ScorePoint = Schemas['ScorePoint'];

/** How many remediation tasks want attention. @public */
export type TaskCounts = Schemas['TaskCounts'];

/** The review of an entity, from all workloads linked to it. @public */
export type EntityReview = Schemas['EntityReview'];

/** A best practice of a question, selected or not. @public */
export type Choice = Schemas['Choice'];

/** A question with its answer. @public */
export type Answer = Schemas['Answer'];

/** A question with its answer and the answer's notes. @public */
export type AnswerDetail = Schemas['AnswerDetail'];

/** One step of the improvement plan. @public */
export type ImprovementStep = Schemas['ImprovementStep'];

/** Where a remediation task stands. @public */
export type TaskState = Schemas['TaskState'];

/** What people put as their decisions about a remediation task. @public */
export type TaskEdit = Schemas['TaskEdit'];

/** All that people decide about a remediation task, as it is stored. @public */
export type TaskDecisions = Required<TaskEdit>;

/** What people decide about several remediation tasks at once. @public */
export type TaskChanges = Schemas['TaskChanges'];

/** What became of a task in a change of several. @public */
export type TaskOutcome = Schemas['TaskOutcome'];

/** A remediation task: one workload, lens and question at risk. @public */
export type Task = Schemas['Task'];

/** A page of remediation tasks. @public */
export type TaskPage = Schemas['TaskPage'];

/** One entry of a task's history. @public */
export type TaskChange = Schemas['TaskChange'];

/** A step of the improvement plan that somebody ticked off. @public */
export type TickedStep = Schemas['TickedStep'];

/** What somebody said about a task. @public */
export type TaskComment = Schemas['TaskComment'];

/** Why a task changed without a person. @public */
export type TaskChangeReason = Schemas['TaskChangeReason'];

/** A remediation task with its question, steps and history. @public */
export type TaskDetail = Schemas['TaskDetail'];

/** One AWS account in one region. @public */
export type Source = Schemas['Source'];

/** What to sync; everything when empty. @public */
export type SyncRequest = Schemas['SyncRequest'];

/** One sync of a source, or of some of its workloads. @public */
export type SyncRun = Schemas['SyncRun'];
