import type {
  AnswerDetail,
  TaskDetail,
} from 'backstage-plugin-well-architected-common';
import { describeAction } from '../__testUtils__/actions';
import { user } from '../__testUtils__/portal';

describeAction('get-task', scene => {
  const get = (name: string, taskId = scene.taskId) =>
    scene.act(name, 'get-task', { taskId });

  it('tells what is needed to work on a task, and nothing else', async () => {
    const reader = scene.portal.as(user('reader'));
    const task: TaskDetail = (await reader.get(`/tasks/${scene.taskId}`)).body;
    const { steps, consoleUrl, history, workloadId, questionId } = task;
    const path = `/workloads/${workloadId}/answers/${questionId}`;
    const { body } = await reader.get(`${path}?lensAlias=${task.lensAlias}`);
    const answer: AnswerDetail = body;
    expect(await get('reader')).toEqual({
      taskId: scene.taskId,
      version: 1,
      title: answer.title,
      risk: 'HIGH',
      state: 'open',
      owner: null,
      ownerLeft: false,
      dueDate: null,
      overdue: false,
      acceptedUntil: null,
      acceptanceReason: null,
      approvedBy: null,
      pillarName: answer.pillarName,
      lensName: 'AWS Well-Architected Framework',
      workloadName: 'Parcel tracking US',
      entityRefs: ['component:default/parcel-tracking'],
      suggestedOwner: null,
      ticketUrl: null,
      note: '',
      why: answer.description,
      answerNotes: answer.notes,
      inPlace: answer.choices
        .filter(({ status }) => status === 'SELECTED')
        .map(({ title }) => title),
      steps: steps.map(({ title, text, url }) => ({
        title,
        text,
        url,
        ticked: false,
      })),
      consoleUrl,
      comments: [],
      history: [
        {
          at: history[0].at,
          actor: 'sync',
          field: 'created',
          before: null,
          after: 'HIGH',
        },
      ],
    });
    expect(answer.description).toMatch(/\w/);
    expect(steps.length).toBeGreaterThan(0);
  });

  it('tells which steps are ticked off, and what was said', async () => {
    const owner = scene.portal.as(user('owner'));
    const path = `/tasks/${scene.taskId}`;
    const { steps }: TaskDetail = (await owner.get(path)).body;
    await owner.put(`${path}/steps/${steps[0].choiceId}`).send({ done: true });
    await owner.post(`${path}/comments`).send({ text: 'Half of it' });
    expect(await get('reader')).toMatchObject({
      steps: steps.map(({ title }, index) => ({ title, ticked: index === 0 })),
      comments: [{ author: 'user:default/owner', text: 'Half of it' }],
    });
  });

  it.each(['nobody', 'barred', 'blind'])(
    'does not find for %s what it may not tell',
    async name => {
      await expect(get(name)).rejects.toMatchObject({ name: 'NotFoundError' });
    },
  );

  it('does not find what is not there', async () => {
    await expect(get('owner', 'nothing')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
