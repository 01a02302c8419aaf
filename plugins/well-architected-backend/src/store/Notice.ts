import type { TaskChangeReason } from 'backstage-plugin-well-architected-common';

/** Something that people are to be told, with what it takes to word it. */
export type Notice =
  | {
      kind: 'assigned';
      taskId: string;
      version: number;
      owner: string;
      actor: string;
    }
  | {
      kind: 'reopened';
      taskId: string;
      version: number;
      reason: TaskChangeReason;
    }
  | {
      kind: 'acceptance-ending';
      taskId: string;
      acceptedUntil: string;
    }
  | {
      kind: 'due';
      person: string;
      day: string;
      overdue: number;
      dueSoon: number;
      /** Some of them, the most urgent first. */
      first: Array<{ title: string; workloadName: string }>;
    };

/** What people can be told of. */
export type NoticeKind = Notice['kind'];

/** What makes a notice unique: what has the same id is told once. */
export function noticeId(notice: Notice): string {
  const { kind } = notice;
  switch (kind) {
    case 'due':
      return `${kind}:${notice.person}:${notice.day}`;
    case 'acceptance-ending':
      return `${kind}:${notice.taskId}:${notice.acceptedUntil}`;
    default:
      return `${kind}:${notice.taskId}:${notice.version}`;
  }
}
