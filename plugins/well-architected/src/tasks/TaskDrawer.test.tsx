import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import type {
  TaskDetail,
  TaskEdit,
  VersionedTask,
} from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { answer, task } from './__fixtures__/task';
import { TaskDrawer } from './TaskDrawer';

const stored: TaskEdit = {
  state: 'in-progress',
  owner: 'group:default/payments',
  dueDate: '2026-03-31',
  note: 'Start with the deployment role.',
  ticketUrl: 'https://tickets.example.com/WA-1',
};

const failure = (status: number, message: string) =>
  ResponseError.fromResponse(
    Response.json(
      { error: { name: 'Error', message }, response: { statusCode: status } },
      { status },
    ),
  );

/** A backend that stores every edit as the next version. */
function backend(initial: TaskDetail = task) {
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
  const change = (edit: Partial<TaskEdit>, etag: string) => {
    current = { task: { ...current.task, ...edit }, etag };
  };
  return { api, change };
}

function open(api: ReturnType<typeof backend>['api'], mayEdit = true) {
  const onSaved = jest.fn();
  const onClose = jest.fn();
  const rendered = renderPanel(
    <TaskDrawer
      taskId="task-1"
      entityRef={`component:default/${mayEdit ? 'mine' : 'theirs'}`}
      userEntityRef="user:default/jane"
      refreshKey={0}
      onSaved={onSaved}
      onClose={onClose}
    />,
    { api, mayEdit },
  );
  return { ...rendered, onSaved, onClose };
}

const section = async (name: string) =>
  (await screen.findByRole('heading', { name })).parentElement!;

describe('TaskDrawer, for whoever reads a task', () => {
  it('tells why it is a risk and what to do', async () => {
    open(backend().api);

    const why = await section('Why it is a risk');
    expect(why).toHaveTextContent('1 of 3 best practices are in place.');
    const steps = within(await section('What to do')).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      expect.stringContaining(
        'Ask for a second factor wherever people sign in.',
      ),
      'Use temporary credentials',
    ]);
    expect(
      within(steps[0]).getByRole('link', { name: 'Improvement plan' }),
    ).toHaveAttribute('href', 'https://docs.example.com/strong-sign-in');
    expect(await section('Best practices in place')).toHaveTextContent(
      'Rely on one identity provider',
    );
    expect(await section('Best practices that do not apply')).toHaveTextContent(
      'Does not apply: out of scope',
    );
  });

  it('loads the notes of the answer', async () => {
    const { api } = backend();
    open(api);
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
    open(backend({ ...task, answer: listed }).api);
    expect(await screen.findByText(/People and machines/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'AWS documentation' }),
    ).toHaveAttribute('href', helpfulResourceUrl);
  });

  it('says when AWS could not be asked for the notes', async () => {
    const { api } = backend();
    api.getAnswer.mockResolvedValue({ ...answer, notes: null });
    open(api);
    expect(
      await screen.findByText('AWS could not be asked for the notes.'),
    ).toBeInTheDocument();
  });

  it('tells the history in sentences, the newest first', async () => {
    open(backend().api);
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
          reason: 'The review of 1 April answers the question without a risk.',
        },
      ],
    };
    open(backend(resolved).api);
    const history = await section('History');
    expect(history).toHaveTextContent('Resolved by a sync');
    expect(history).toHaveTextContent('The review of 1 April');
    expect(await screen.findByRole('button', { name: /State/ })).toBeDisabled();
  });

  it('links to the console, the documentation, the Jira issue and the ticket', async () => {
    open(backend().api);
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

  it('never follows an address that is not of the web, and shows hostile text as text', async () => {
    const script = ['javascript', 'alert(1)'].join(':');
    const hostile = '<img src=x onerror="alert(1)">';
    open(
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
    open(backend(rest).api);
    expect(
      await screen.findByText('The lens no longer has this question.'),
    ).toBeInTheDocument();
  });

  it('shows the decisions, and that they cannot be changed, without the permission', async () => {
    open(backend().api, false);
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

  it.each([403, 404])(
    'says with %s that there is no such task to see',
    async status => {
      const { api } = backend();
      api.getTask.mockRejectedValue(await failure(status, 'No'));
      open(api);
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
    const { user } = open(api);
    expect(await screen.findByText(/The database is away/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Why it is a risk')).toBeInTheDocument();
  });
});

describe('TaskDrawer, for whoever changes a task', () => {
  it('saves all that was decided, against the version that was loaded', async () => {
    const { api } = backend();
    const { user, onSaved } = open(api);

    await user.type(
      await screen.findByRole('combobox', { name: /Owner/ }),
      '{Control>}a{/Control}plat',
    );
    await user.click(
      await screen.findByRole('option', { name: /Platform Engineering/ }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Clear the due date' }),
    );
    await user.click(screen.getByRole('button', { name: /State/ }));
    await user.click(screen.getByRole('option', { name: 'Done' }));
    await user.clear(screen.getByLabelText('Ticket link'));
    await user.type(screen.getByLabelText('Note'), ' Done.');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledTimes(1);
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      {
        owner: 'group:default/platform',
        dueDate: null,
        state: 'done',
        ticketUrl: null,
        note: 'Start with the deployment role. Done.',
      },
      '"3"',
    );
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('assigns to the reader with one click, and to nobody with another', async () => {
    const { api } = backend();
    const { user } = open(api);

    await user.click(
      await screen.findByRole('button', { name: 'Assign to me' }),
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      { ...stored, owner: 'user:default/jane' },
      '"3"',
    );

    await user.click(screen.getByRole('button', { name: 'Unassign' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      { ...stored, owner: null },
      '"next"',
    );
  });

  it('takes a day from the keyboard', async () => {
    const { api } = backend({ ...task, dueDate: null });
    const { user } = open(api);

    await user.click(await screen.findByRole('spinbutton', { name: /month/ }));
    await user.keyboard('04152030');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenCalledWith(
      'task-1',
      { ...stored, dueDate: '2030-04-15' },
      '"3"',
    );
  });

  it('searches users and groups by the names that people know', async () => {
    const { user, queryEntities } = open(backend().api);
    await user.type(
      await screen.findByRole('combobox', { name: /Owner/ }),
      '{Control>}a{/Control}olu',
    );
    expect(
      await screen.findByRole('option', { name: /Olu Ade/ }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByRole('option', { name: /Jane/ }),
      ).not.toBeInTheDocument(),
    );
    expect(queryEntities).toHaveBeenLastCalledWith(
      expect.objectContaining({
        filter: { kind: ['User', 'Group'] },
        fullTextFilter: {
          term: 'olu',
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
      }),
    );
  });

  it('refuses a ticket link that is no web address', async () => {
    const { user } = open(backend().api);
    const link = await screen.findByLabelText('Ticket link');
    await user.clear(link);
    await user.type(link, 'WA-1');
    expect(link).toBeInvalid();
    expect(
      screen.getByText('Enter an address that starts with https:// or http://'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('has nothing to save before anything was changed', async () => {
    open(backend().api);
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('keeps what was typed when saving fails', async () => {
    const { api } = backend();
    api.editTask.mockRejectedValueOnce(
      await failure(500, 'The database is away'),
    );
    const { user } = open(api);

    await user.type(await screen.findByLabelText('Note'), ' More.');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/The database is away/)).toBeInTheDocument();
    expect(screen.getByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );

    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
  });

  it('asks before Escape throws changes away', async () => {
    const { user, onClose } = open(backend().api);
    await user.type(await screen.findByLabelText('Note'), ' More.');

    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', { name: 'Keep editing' }),
    );
    expect(onClose).not.toHaveBeenCalled();
    expect(await screen.findByLabelText('Note')).toHaveValue(
      'Start with the deployment role. More.',
    );

    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes by Escape once all is saved', async () => {
    const { user, onClose } = open(backend().api);
    await user.click(await screen.findByRole('button', { name: 'Unassign' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes at once where nothing was changed', async () => {
    const { user, onClose } = open(backend().api);
    await screen.findByLabelText('Note');
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

describe('TaskDrawer, when somebody else changed the task', () => {
  async function conflict() {
    const { api, change } = backend();
    const { user, onSaved } = open(api);
    await user.click(
      await screen.findByRole('button', { name: 'Assign to me' }),
    );
    await user.type(screen.getByLabelText('Note'), ' Mine.');

    change(
      { owner: 'user:default/olu', state: 'done', note: 'Theirs.' },
      '"4"',
    );
    api.editTask.mockRejectedValueOnce(await failure(412, 'Changed'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(
      'Somebody else changed this task while you were editing it',
    );
    return { api, user, onSaved };
  }

  const side = (field: string, name: string) =>
    within(screen.getByRole('radiogroup', { name: field })).getByRole('radio', {
      name: new RegExp(`^${name}`),
    });

  it('shows theirs and yours, and saves what the person chose against the new version', async () => {
    const { api, user, onSaved } = await conflict();

    expect(side('Owner', 'Theirs')).not.toBeChecked();
    expect(side('Owner', 'Yours')).toBeChecked();
    expect(
      side('Note', 'Yours Start with the deployment role. Mine.'),
    ).toBeChecked();
    expect(side('State', 'Theirs')).toBeChecked();
    expect(screen.queryByRole('radiogroup', { name: 'Due date' })).toBeNull();
    expect(onSaved).not.toHaveBeenCalled();

    await user.click(side('Owner', 'Theirs'));
    await user.click(screen.getByRole('button', { name: 'Save the chosen' }));
    await screen.findByText('Saved');
    expect(api.editTask).toHaveBeenLastCalledWith(
      'task-1',
      {
        ...stored,
        owner: 'user:default/olu',
        state: 'done',
        note: 'Start with the deployment role. Mine.',
      },
      '"4"',
    );
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('lets the person take all of theirs', async () => {
    const { api, user } = await conflict();
    await user.click(
      screen.getByRole('button', { name: 'Take all of theirs' }),
    );
    expect(await screen.findByLabelText('Note')).toHaveValue('Theirs.');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    expect(api.editTask).toHaveBeenCalledTimes(1);
  });

  it('shows the next conflict when there is one, with all that was typed', async () => {
    const { api, user } = await conflict();
    await user.click(side('Note', 'Theirs'));
    api.editTask.mockRejectedValueOnce(await failure(412, 'Changed again'));
    await user.click(screen.getByRole('button', { name: 'Save the chosen' }));
    await waitFor(() => expect(api.getTask).toHaveBeenCalledTimes(3));
    expect(
      side('Note', 'Yours Start with the deployment role. Mine.'),
    ).toBeInTheDocument();
  });
});
