import { screen, waitFor, within } from '@testing-library/react';
import type { TaskDetail } from 'backstage-plugin-well-architected-common';
import { answer, task } from './__fixtures__/task';
import { backend, failure, openTask } from './__testUtils__/openTask';

const section = async (name: string) =>
  (await screen.findByRole('heading', { name })).parentElement!;

describe('TaskDrawer', () => {
  it('tells why it is a risk and what to do', async () => {
    openTask(backend().api);

    const why = await section('Why it is a risk');
    expect(why).toHaveTextContent('1 of 3 best practices are in place.');
    const steps = within(await section('What to do')).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      expect.stringContaining(
        'Ask for a second factor wherever people sign in.',
      ),
      'Credentials that expire',
    ]);
    expect(
      within(steps[0]).getByRole('link', { name: 'Improvement plan' }),
    ).toHaveAttribute('href', 'https://docs.example.com/strong-sign-in');
    expect(await section('Best practices in place')).toHaveTextContent(
      'One directory for everyone',
    );
    expect(await section('Best practices that do not apply')).toHaveTextContent(
      'Does not apply: out of scope',
    );
  });

  it('loads the notes of the answer', async () => {
    const { api } = backend();
    openTask(api);
    expect(
      await screen.findByText('Ask the platform team.'),
    ).toBeInTheDocument();
    expect(api.getAnswer).toHaveBeenCalledWith(
      'workload-1',
      'wellarchitected',
      'identities',
    );
  });

  it('takes from the single answer what lists of answers do not tell', async () => {
    const { description: _, helpfulResourceUrl, ...listed } = answer;
    openTask(backend({ ...task, answer: listed }).api);
    expect(await screen.findByText(/People and machines/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'AWS documentation' }),
    ).toHaveAttribute('href', helpfulResourceUrl);
  });

  it('says when AWS could not be asked for the notes', async () => {
    const { api } = backend();
    api.getAnswer.mockResolvedValue({ ...answer, notes: null });
    openTask(api);
    expect(
      await screen.findByText('AWS could not be asked for the notes.'),
    ).toBeInTheDocument();
  });

  it('tells the history in sentences, the newest first', async () => {
    openTask(backend().api);
    const history = await section('History');
    await waitFor(() =>
      expect(
        within(history)
          .getAllByRole('listitem')
          .map(entry => entry.textContent),
      ).toEqual([
        expect.stringMatching(
          /Feb 3, 2026.*jane assigned it to payments.*jane set the due date to Mar 31, 2026/,
        ),
        expect.stringMatching(/jane moved it from Open to In progress/),
        expect.stringMatching(/Found at risk by a sync/),
      ]),
    );
  });

  it('tells why a sync resolved a task', async () => {
    const resolved: TaskDetail = {
      ...task,
      state: 'resolved',
      history: [
        {
          version: 4,
          at: '2026-04-01T00:00:00Z',
          actor: 'sync',
          field: 'state',
          before: 'done',
          after: 'resolved',
          reason: {
            event: 'riskGone',
            risk: 'NONE',
            reviewedAt: '2026-04-01T12:00:00Z',
            choices: ['A second factor at every door', 'Rights by team'],
          },
        },
      ],
    };
    openTask(backend(resolved).api);
    const history = await section('History');
    expect(history).toHaveTextContent('Resolved by a sync');
    expect(history).toHaveTextContent(
      'The review of Apr 1, 2026 answered: A second factor at every door and Rights by team.',
    );
    expect(await screen.findByRole('button', { name: /State/ })).toBeDisabled();
  });

  it('links to the console, the documentation, the Jira issue and the ticket', async () => {
    openTask(backend().api);
    for (const [name, href] of [
      ['AWS console', task.consoleUrl],
      ['AWS documentation', answer.helpfulResourceUrl],
      ['Jira issue', answer.jiraIssueUrl],
      ['Ticket', task.ticketUrl],
    ]) {
      expect(await screen.findByRole('link', { name: name! })).toHaveAttribute(
        'href',
        href,
      );
    }
  });

  it('leads to the services of the task without leaving it', async () => {
    openTask(backend().api);
    const link = await screen.findByRole('link', { name: 'payments' });
    expect(link).toHaveAttribute('href', '/catalog/default/component/payments');
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('never follows an address that is not of the web, and shows hostile text as text', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    const hostile = '<img src=x onerror="alert(1)">';
    openTask(
      backend({
        ...task,
        title: hostile,
        consoleUrl: script,
        steps: [{ choiceId: 'x', title: 'A step', text: hostile, url: script }],
        answer: { ...answer, description: hostile, helpfulResourceUrl: script },
      }).api,
    );
    expect(await screen.findAllByText(hostile)).toHaveLength(3);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(screen.queryByRole('link', { name: 'AWS console' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Improvement plan' })).toBeNull();
    expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  });

  it('says when the lens no longer has the question', async () => {
    const { answer: _, ...rest } = task;
    openTask(backend(rest).api);
    expect(
      await screen.findByText('The lens no longer has this question.'),
    ).toBeInTheDocument();
  });

  it('shows the decisions, and that they cannot be changed, without the permission', async () => {
    openTask(backend().api, []);
    expect(
      await screen.findByText('You may see this task but not change it'),
    ).toBeInTheDocument();
    const decisions = await section('Who fixes it, and by when');
    expect(decisions).toHaveTextContent('payments');
    expect(decisions).toHaveTextContent('Mar 31, 2026');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Save' }),
    ).not.toBeInTheDocument();
  });

  it('says that the owner left the catalog to those too who may only read', async () => {
    openTask(backend({ ...task, ownerLeft: true }).api, []);
    expect(await section('Who fixes it, and by when')).toHaveTextContent(
      'payments Left the catalog',
    );
  });

  it.each([403, 404])(
    'says with %s that there is no such task to see',
    async status => {
      const { api } = backend();
      api.getTask.mockRejectedValue(await failure(status, 'No'));
      openTask(api);
      expect(
        await screen.findByText(
          'This task does not exist, or you may not see it',
        ),
      ).toBeInTheDocument();
    },
  );

  it('tries again when the task could not be loaded', async () => {
    const { api } = backend();
    api.getTask.mockRejectedValueOnce(
      await failure(500, 'The database is away'),
    );
    const { user } = openTask(api);
    expect(await screen.findByText(/The database is away/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Why it is a risk')).toBeInTheDocument();
  });

  it('closes by a click outside of it, which one on a popover is not, even while that opens or closes', async () => {
    const { api } = backend();
    const { user, onClose } = openTask(api);
    await screen.findByLabelText('Note');
    const outside = document.body.appendChild(document.createElement('div'));
    outside.className = 'bui-Popover';
    await user.click(outside);
    expect(onClose).not.toHaveBeenCalled();

    outside.className = '';
    await user.click(outside);
    expect(onClose).toHaveBeenCalledTimes(1);
    outside.remove();
  });
});
