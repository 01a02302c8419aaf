import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { TaskEvent } from 'backstage-plugin-well-architected-common';
import { noticeId, type Notice } from '../store/Notice';
import type { NoticedTaskRow } from '../store/NoticeStore';

type Payload = NotificationSendOptions['payload'];
type TaskNotice = Exclude<Notice, { kind: 'due' }>;
type AssignedNotice = Notice & { kind: 'assigned' };

/** The page of a person's own tasks; its address may name one to be opened. */
const MY_TASKS = '/well-architected';

/** How much of a text from AWS is enough to know it by. */
const ENOUGH = 120;

/** Of several tasks, so many are named. */
const NAMED = 3;

const REOPENED: Partial<Record<TaskEvent, string>> = {
  atRisk: 'The review shows the risk again',
  riskRisen: 'The risk has risen to high',
  contradicted: 'A later review still shows the risk',
  acceptanceEnded: 'The acceptance of the risk has ended',
};

/**
 * Words a notice for those who are to get it.
 *
 * @param task - the task that it tells of, as it is now
 * @returns undefined when it is out of date, or there is nobody to tell
 */
export function toNotification(
  notice: Notice,
  task?: NoticedTaskRow,
): NotificationSendOptions | undefined {
  const entityRef = addresseesOf(notice, task);
  if (entityRef.length === 0) {
    return undefined;
  }
  return address(
    notice,
    entityRef,
    notice.kind === 'due' ? wordDigest(notice) : wordTask(notice, task!),
  );
}

/**
 * Words in one what several notices tell: tasks that somebody was given at once.
 *
 * @param notice - one of those notices
 * @param tasks - the tasks that they tell of, as they are now
 */
export function toNotificationOfSeveral(
  notice: AssignedNotice,
  tasks: NoticedTaskRow[],
): NotificationSendOptions {
  const names = tasks
    .slice(0, NAMED)
    .map(({ title, workload_name }) => nameTask(title, workload_name));
  return address(notice, [notice.owner], {
    title: `${tasks.length} tasks assigned to ${assigneeOf(notice)}`,
    description: `By ${nameOf(notice.actor)}: ${list(names, tasks.length)}`,
    severity: 'normal',
    link: MY_TASKS,
  });
}

function address(
  notice: Notice,
  entityRef: string[],
  payload: Payload,
): NotificationSendOptions {
  return {
    recipients: {
      type: 'entity',
      entityRef,
      // Whoever assigns a task to a group of theirs knows.
      ...(notice.kind === 'assigned' && { excludeEntityRef: notice.actor }),
    },
    // What comes twice with one scope is shown once.
    payload: { scope: noticeId(notice), topic: notice.kind, ...payload },
  };
}

function addresseesOf(notice: Notice, task?: NoticedTaskRow): string[] {
  switch (notice.kind) {
    case 'due':
      return [notice.person];
    case 'assigned':
      return task?.owner_version === notice.version ? [notice.owner] : [];
    case 'reopened':
      return task?.state_version === notice.version ? refs(task.owner_ref) : [];
    default:
      return task?.state === 'accepted' &&
        task.accepted_until === notice.acceptedUntil
        ? refs(task.owner_ref, task.approved_by)
        : [];
  }
}

function refs(...people: Array<string | null>): string[] {
  return [...new Set(people.filter(ref => ref !== null))];
}

function wordTask(notice: TaskNotice, task: NoticedTaskRow): Payload {
  const { title, description, severity = 'normal' } = sentencesOf(notice, task);
  const workload = `Workload: ${clip(task.workload_name)}`;
  return {
    title: `${title}: ${clip(task.title)}`,
    description: `${description}. ${workload}`,
    severity,
    link: `${MY_TASKS}?task=${encodeURIComponent(task.id)}`,
  };
}

function sentencesOf(
  notice: TaskNotice,
  task: NoticedTaskRow,
): Pick<Payload, 'title' | 'description' | 'severity'> {
  switch (notice.kind) {
    case 'assigned': {
      const due = task.due_date === null ? '' : `, due on ${task.due_date}`;
      return {
        title: `Assigned to ${assigneeOf(notice)}`,
        description: `By ${nameOf(notice.actor)}${due}`,
      };
    }
    case 'reopened':
      return {
        title: 'Reopened',
        description: REOPENED[notice.reason.event],
        severity: 'high',
      };
    default:
      return {
        title: `Accepted until ${notice.acceptedUntil}`,
        description: 'After that day the task is open again',
      };
  }
}

function wordDigest({
  overdue,
  dueSoon,
  first,
}: Notice & { kind: 'due' }): Payload {
  const counts = [
    overdue > 0 && `${overdue} overdue`,
    dueSoon > 0 && `${dueSoon} due within 7 days`,
  ];
  const names = first.map(({ title, workloadName }) =>
    nameTask(title, workloadName),
  );
  return {
    title: `Well-Architected tasks: ${counts.filter(Boolean).join(', ')}`,
    description: list(names, overdue + dueSoon),
    severity: overdue > 0 ? 'high' : 'normal',
    link: MY_TASKS,
  };
}

function assigneeOf({ owner }: AssignedNotice): string {
  const { kind, name } = parseEntityRef(owner);
  return kind === 'user' ? 'you' : name;
}

function nameTask(title: string, workloadName: string): string {
  return `“${clip(title)}” (${clip(workloadName)})`;
}

/** Some names, and how many there are beside them. */
function list(names: string[], all: number): string {
  const more = all - names.length;
  return names.join(', ') + (more > 0 ? `, and ${more} more` : '');
}

/** The name of a person, or of the service that acts. */
function nameOf(actor: string): string {
  return actor.slice(actor.search(/[^:/]*$/));
}

/** Counts characters as people do, so that none is cut in two. */
function clip(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > ENOUGH
    ? `${characters.slice(0, ENOUGH - 1).join('')}…`
    : characters.join('');
}
