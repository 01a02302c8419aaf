import { ResponseError } from '@backstage/errors';
import {
  taskAcceptPermission,
  taskUpdatePermission,
  type TaskDetail,
  type TaskDecisions,
  type VersionedTask,
} from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../../__testUtils__/renderPanel';
import { answer, task } from '../__fixtures__/task';
import { TaskDrawer } from '../TaskDrawer';

/** What people decided about the task of the tests. */
export const stored: TaskDecisions = {
  state: 'in-progress',
  owner: 'group:default/payments',
  dueDate: '2026-03-31',
  note: 'Start with the deployment role.',
  ticketUrl: 'https://tickets.example.com/WA-1',
  rank: null,
  acceptanceReason: null,
  approvedBy: null,
  acceptedUntil: null,
};

/** An error as the backend answers it. */
export const failure = (status: number, message: string) =>
  ResponseError.fromResponse(
    Response.json(
      { error: { name: 'Error', message }, response: { statusCode: status } },
      { status },
    ),
  );

/** A backend that stores every edit as the next version. */
export function backend(initial: TaskDetail = task) {
  const api = mockWellArchitectedApi();
  let current: VersionedTask = { task: initial, etag: '"3"' };
  api.getAnswer.mockResolvedValue({
    ...answer,
    notes: 'Ask the platform team.',
  });
  api.getTask.mockImplementation(async () => current);
  api.editTask.mockImplementation(async (_, edit) => {
    current = { task: { ...current.task, ...edit }, etag: '"next"' };
    return current;
  });
  const answerWith = (more: Partial<TaskDetail>) => {
    current = { ...current, task: { ...current.task, ...more } };
    return current;
  };
  api.tickStep.mockImplementation(async (_, choiceId, done) =>
    answerWith({
      tickedSteps: done
        ? [{ choiceId, actor: 'user:default/jane', at: '2026-04-02T12:00:00Z' }]
        : [],
    }),
  );
  api.addComment.mockImplementation(async (_, text) =>
    answerWith({
      comments: [
        ...current.task.comments,
        {
          commentId: text,
          author: 'user:default/jane',
          at: '2026-04-02T12:00:00Z',
          text,
        },
      ],
    }),
  );
  const change = (edit: Partial<TaskDecisions>, etag: string) => {
    current = { task: { ...current.task, ...edit }, etag };
  };
  return { api, change };
}

/** Opens the drawer, beside the page's address. */
export function openTask(
  api: ReturnType<typeof backend>['api'],
  /** The names of the permissions that the reader has. */
  permissions = [taskUpdatePermission.name, taskAcceptPermission.name],
) {
  const onSaved = jest.fn();
  const onClose = jest.fn();
  const rendered = renderPanel(
    <TaskDrawer
      taskId="task-1"
      refreshKey={0}
      isLeft={false}
      onSaved={onSaved}
      onUnsavedChange={() => {}}
      onClose={onClose}
    />,
    { api, permissions },
  );
  return { ...rendered, onSaved, onClose };
}
