import type { Risk } from 'backstage-plugin-well-architected-common';
import { taskId } from '../plugins/well-architected-backend/src/remediation/followRisks';
import { fixOrder } from '../plugins/well-architected-backend/src/remediation/fixOrder';
import type { ChoiceTexts } from '../plugins/well-architected-backend/src/store/LensStore';
import type {
  AnswerRow,
  LensQuestionRow,
  LensReviewRow,
  LinkRow,
  PillarReviewRow,
  TaskHistoryRow,
  TaskRow,
  WorkloadRow,
} from '../plugins/well-architected-backend/src/store/tables';
import { SOURCE_ID } from './backend';
import { createRandom, oneOf } from './load';
import { memberOf, serviceOf, teamOf } from './portfolio';
import { SOURCE } from './tool';

/** How many questions of a review are at risk, each with a task. */
export const TASKS_PER_WORKLOAD = 20;

const LENS = 'wellarchitected';
const LENS_ARN = `arn:aws:wellarchitected::aws:lens/${LENS}`;
const LENS_VERSION = '2025-02-25';
const PILLARS = {
  operationalExcellence: 'Operational Excellence',
  security: 'Security',
  reliability: 'Reliability',
  performance: 'Performance Efficiency',
  costOptimization: 'Cost Optimization',
  sustainability: 'Sustainability',
};
const PILLAR_IDS = Object.keys(PILLARS) as Array<keyof typeof PILLARS>;

/** So many of twenty tasks are in each state. */
const STATES: TaskRow['state'][] = [
  ...Array<TaskRow['state']>(11).fill('open'),
  ...Array<TaskRow['state']>(3).fill('in-progress'),
  ...Array<TaskRow['state']>(2).fill('done'),
  'accepted',
  ...Array<TaskRow['state']>(3).fill('resolved'),
];

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.now();
const THEN = new Date(NOW - 90 * DAY_MS).toISOString();

/** What is stored of one workload, by table. */
export interface WorkloadRows {
  workloads: WorkloadRow[];
  lens_reviews: LensReviewRow[];
  pillar_reviews: PillarReviewRow[];
  answers: AnswerRow[];
  links: LinkRow[];
  tasks: TaskRow[];
  task_history: TaskHistoryRow[];
}

/** The rows of the workload of a service, the same ones in every run of a day. */
export function workloadRows(index: number): WorkloadRows {
  const id = index.toString(16).padStart(32, '0');
  const entityRef = `component:${serviceOf(index)}`;
  const random = createRandom(index);
  const tasks = questions().map((question, position) =>
    taskRow({ workloadId: id, service: index, question, position, random }),
  );
  return {
    workloads: [workloadRow(id, index, entityRef)],
    lens_reviews: [
      {
        workload_id: id,
        lens_alias: LENS,
        lens_arn: LENS_ARN,
        lens_name: 'AWS Well-Architected Framework',
        lens_version: LENS_VERSION,
        lens_status: 'CURRENT',
        notes: '',
        aws_updated_at: THEN,
      },
    ],
    pillar_reviews: PILLAR_IDS.map((pillar_id, position) => ({
      workload_id: id,
      lens_alias: LENS,
      pillar_id,
      pillar_name: PILLARS[pillar_id],
      position,
      ...countRisks(tasks.filter(task => task.pillar_id === pillar_id)),
    })),
    answers: tasks.map(({ question_id, pillar_id, risk }) => ({
      workload_id: id,
      lens_alias: LENS,
      question_id,
      pillar_id,
      risk,
      applicable: true,
      reason: 'NONE',
      choices: JSON.stringify({
        [`${question_id}_1`]: { status: 'SELECTED' },
      }),
      improvements: JSON.stringify([`${question_id}_2`, `${question_id}_3`]),
      jira_issue_url: null,
      notes: null,
      notes_read_at: null,
    })),
    links: [
      {
        workload_id: id,
        entity_ref: entityRef,
        origin: 'tag',
        created_at: THEN,
        created_by: null,
      },
    ],
    tasks,
    task_history: tasks.map(task => ({
      task_id: task.id,
      version: 1,
      field: 'state',
      at: THEN,
      actor: 'sync',
      before: null,
      after: task.state,
      reason: null,
      sync_run_id: null,
    })),
  };
}

/** The questions at risk, as the lens words them. */
export function questions(): LensQuestionRow[] {
  return Array.from({ length: TASKS_PER_WORKLOAD }, (_, position) => {
    const pillar = PILLAR_IDS[position % PILLAR_IDS.length];
    const question_id = `question-${position}`;
    return {
      lens_arn: LENS_ARN,
      lens_version: LENS_VERSION,
      question_id,
      pillar_id: pillar,
      position,
      title: `${PILLARS[pillar]} ${position}. How do you know, and who would tell you, that it is looked after?`,
      description: null,
      helpful_resource_url: null,
      choices: JSON.stringify(choices(question_id)),
    };
  });
}

function choices(questionId: string): ChoiceTexts[] {
  return [1, 2, 3, 4, 5].map(number => ({
    choiceId: `${questionId}_${number}`,
    title: `Best practice ${number}`,
    description: `What is meant by best practice ${number} of the question.`,
    improvementText: `What to do for best practice ${number}.`,
    improvementUrl: `https://docs.example.com/${questionId}/${number}`,
  }));
}

function workloadRow(
  id: string,
  index: number,
  entityRef: string,
): WorkloadRow {
  return {
    id,
    arn: `arn:aws:wellarchitected:${SOURCE.region}:${SOURCE.accountId}:workload/${id}`,
    source_id: SOURCE_ID,
    account_id: SOURCE.accountId,
    region: SOURCE.region,
    name: `Service ${index}`,
    environment: 'PRODUCTION',
    review_owner: 'reviews@example.com',
    improvement_status: 'IN_PROGRESS',
    description: `What service ${index} runs on.`,
    notes: '',
    tags: JSON.stringify({ 'backstage.io/entity-ref': entityRef }),
    aws_updated_at: THEN,
    // Listed as it was read: there is nothing to sync.
    read_hash: 'bench',
    listed_hash: 'bench',
    read_at: THEN,
    archived_at: null,
    problem: null,
    high_risks: TASKS_PER_WORKLOAD,
    report_hash: null,
    read_report_hash: null,
    scored_at: THEN,
    views: 0,
    failed_at: null,
  };
}

function taskRow(options: {
  workloadId: string;
  service: number;
  question: LensQuestionRow;
  position: number;
  random: () => number;
}): TaskRow {
  const { workloadId, service, question, position, random } = options;
  const { question_id, pillar_id, title } = question;
  const state = oneOf(random, STATES);
  const task: Omit<TaskRow, 'fix_order'> = {
    id: taskId(workloadId, LENS, question_id),
    workload_id: workloadId,
    lens_alias: LENS,
    question_id,
    pillar_id,
    title,
    risk: state === 'resolved' ? 'NONE' : riskAt(position),
    state,
    state_changed_at: THEN,
    owner_ref: oneOf(random, [
      null,
      teamOf(service),
      memberOf(service, 0),
      memberOf(service, 1),
    ]),
    due_date: random() < 0.5 ? null : dayFromNow(random() * 180 - 60),
    note: '',
    ticket_url: null,
    acceptance_reason: null,
    approved_by: null,
    accepted_until: null,
    ...(state === 'accepted' && {
      acceptance_reason: 'It is replaced next year.',
      approved_by: teamOf(service),
      accepted_until: dayFromNow(90),
    }),
    rank: random() < 0.05 ? 1 + Math.floor(random() * 20) : null,
    priority: 1000 + PILLAR_IDS.indexOf(pillar_id as keyof typeof PILLARS),
    position,
    version: 1,
    created_at: THEN,
    updated_at: THEN,
  };
  return { ...task, fix_order: fixOrder(task) };
}

function riskAt(position: number): Risk {
  return position % 4 === 3 ? 'MEDIUM' : 'HIGH';
}

function countRisks(tasks: TaskRow[]) {
  const having = (risk: Risk) =>
    tasks.filter(task => task.risk === risk).length;
  return {
    high: having('HIGH'),
    medium: having('MEDIUM'),
    none: having('NONE') + 6,
    unanswered: 1,
    not_applicable: 0,
  };
}

function dayFromNow(days: number): string {
  return new Date(NOW + days * DAY_MS).toISOString().slice(0, 10);
}
