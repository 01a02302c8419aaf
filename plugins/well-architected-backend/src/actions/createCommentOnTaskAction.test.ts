import { describeAction } from '../__testUtils__/actions';

describeAction('comment-on-task', scene => {
  const comment = (user: string, text: string) =>
    scene.act(user, 'comment-on-task', { taskId: scene.taskId, text });

  it('says it in the name of the caller, as often as it is told to', async () => {
    await comment('owner', ' Who knows the carrier?\n');
    await comment('approver', 'I do');
    expect(await comment('approver', 'I do')).toEqual({
      comments: [
        {
          at: expect.stringMatching(/^\d{4}-/),
          author: 'user:default/owner',
          text: 'Who knows the carrier?',
        },
        {
          at: expect.anything(),
          author: 'user:default/approver',
          text: 'I do',
        },
        {
          at: expect.anything(),
          author: 'user:default/approver',
          text: 'I do',
        },
      ],
    });
  });

  it.each([
    ['nobody', 'Hello', 'NotFoundError'],
    ['reader', 'Hello', 'NotAllowedError'],
    ['owner', '', 'InputError'],
    ['owner', ' \n', 'InputError'],
    ['owner', 'a\0b', 'InputError'],
    ['owner', 'x'.repeat(10_001), 'InputError'],
  ])('refuses what %s may not say', async (user, text, name) => {
    const before = await scene.act('owner', 'get-task', {
      taskId: scene.taskId,
    });
    await expect(comment(user, text)).rejects.toMatchObject({ name });
    expect(
      await scene.act('owner', 'get-task', { taskId: scene.taskId }),
    ).toEqual(before);
  });

  it('is told to the auditor, and so is every refusal', async () => {
    const audited = await scene.auditedDuring(async () => {
      await comment('owner', 'Seen');
      await expect(comment('reader', 'Seen')).rejects.toThrow();
    });
    expect(audited).toEqual([
      {
        eventId: 'task-comment',
        meta: { taskId: scene.taskId, actor: 'user:default/owner' },
        status: 'succeeded',
      },
      {
        eventId: 'task-comment',
        meta: { taskId: scene.taskId, actor: 'user:default/reader' },
        status: 'failed',
        error: 'NotAllowedError',
      },
    ]);
  });
});
