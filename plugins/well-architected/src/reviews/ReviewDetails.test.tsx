import { screen, within } from '@testing-library/react';
import type { Answer } from 'backstage-plugin-well-architected-common';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { answers, workload } from './__fixtures__/workload';
import { ReviewDetails } from './ReviewDetails';

function backend(given: Answer[] = answers) {
  const api = mockWellArchitectedApi();
  api.getWorkload.mockResolvedValue(workload);
  api.listAnswers.mockResolvedValue(given);
  api.getAnswer.mockImplementation(async (_, __, questionId) => ({
    ...answers.find(answer => answer.questionId === questionId)!,
    notes: `Notes on ${questionId}`,
  }));
  return api;
}

const details = (props: Partial<Parameters<typeof ReviewDetails>[0]> = {}) => (
  <ReviewDetails
    workload={workload}
    lensAlias="wellarchitected"
    refreshKey={0}
    {...props}
  />
);

/** The questions on the page, as their headings say them. */
const questions = () =>
  screen
    .queryAllByRole('heading', { level: 4 })
    .map(heading => heading.textContent);

describe('the questions of a review', () => {
  it('stand under their pillars, each with its risk', async () => {
    const { user } = renderPanel(details(), { api: backend() });
    await user.click(
      await screen.findByRole('button', { name: 'Security 2 questions' }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Reliability 3 questions' }),
    );

    const security = screen.getByRole('heading', {
      name: 'Security 2 questions',
    }).parentElement!;
    expect(
      within(security)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual([
      'High Who may sign in, and with what?',
      'None What happens when somebody breaks in?',
    ]);
    expect(questions()).toHaveLength(5);
  });

  it('say why they do not apply', async () => {
    renderPanel(details({ pillarId: 'reliability' }), { api: backend() });
    expect(
      await screen.findByRole('heading', { name: /part falls/ }),
    ).toHaveTextContent('Does not apply: architecture constraints');
  });

  it.each([
    ['High', [/sign in/]],
    ['Medium', [/limits/]],
    ['Unanswered', [/copies of the data/]],
    ['Not applicable', [/part falls/]],
  ])(
    'are narrowed to those of risk %s, which says how many',
    async (risk, expected) => {
      const { user } = renderPanel(details(), { api: backend() });
      await user.click(await screen.findByRole('button', { name: /Risk/ }));
      await user.click(screen.getByRole('option', { name: `${risk} (1)` }));
      expect(questions()).toEqual(
        expected.map(title => expect.stringMatching(title)),
      );
      expect(
        screen.getByText('1 question', { selector: '[role=status]' }),
      ).toBeInTheDocument();
    },
  );

  it('are those of the pillar that the page names', async () => {
    renderPanel(details({ pillarId: 'reliability' }), { api: backend() });
    await screen.findByRole('button', { name: 'Reliability 3 questions' });
    expect(questions()).toEqual([
      expect.stringMatching(/limits/),
      expect.stringMatching(/copies of the data/),
      expect.stringMatching(/part falls/),
    ]);
  });

  it('say so when none matches', async () => {
    const { user } = renderPanel(details({ pillarId: 'security' }), {
      api: backend(),
    });
    await user.click(await screen.findByRole('button', { name: /Risk/ }));
    await user.click(screen.getByRole('option', { name: 'Unanswered (0)' }));
    expect(screen.getByText('No question matches')).toBeInTheDocument();
  });

  it('open to best practices, notes and links; the notes are asked for only then', async () => {
    const api = backend();
    const { user } = renderPanel(details({ pillarId: 'security' }), {
      api,
      search: '?risk=HIGH',
    });
    const question = await screen.findByRole('button', {
      name: /may sign in/,
    });
    expect(api.getAnswer).not.toHaveBeenCalled();

    await user.click(question);
    expect(await screen.findByText('Notes on identities')).toBeInTheDocument();
    expect(api.getAnswer).toHaveBeenCalledTimes(1);
    expect(screen.getByText('Credentials that expire')).toBeInTheDocument();
    expect(screen.getByText('One directory for everyone')).toBeInTheDocument();
    expect(screen.queryByText('None of these')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Remediation task' }),
    ).toHaveAttribute('href', '/?risk=HIGH&task=task-1');
  });

  it('say when they have not been read yet', async () => {
    renderPanel(details(), { api: backend([]) });
    expect(
      await screen.findByText(
        'The answers of this review have not been read yet',
      ),
    ).toBeInTheDocument();
  });
});

describe('the progress of a review', () => {
  const openProgress = async (api = backend()) => {
    const { user } = renderPanel(details(), { api });
    await user.click(
      await screen.findByRole('tab', { name: 'Milestones and trend' }),
    );
    return user;
  };

  it('lists milestones with the scores of each pillar and how they moved', async () => {
    await openProgress();
    const [, ...rows] = within(screen.getAllByRole('grid').pop()!).getAllByRole(
      'row',
    );
    expect(
      rows.map(row => Array.from(row.children, cell => cell.textContent)),
    ).toEqual([
      [
        'After the summerOct 1, 2025',
        '7537up 37 points',
        '5025up 25 points',
        '10050up 50 points',
      ],
      ['First reviewJun 1, 2025', '38', '25', '50'],
    ]);
  });

  it('tells the trend as a line, a sentence and a table', async () => {
    const user = await openProgress();
    expect(
      screen.getByRole('img', {
        name: 'The score went from 38 on Jun 1, 2025 to 88 on Feb 1, 2026, over 4 moments.',
      }),
    ).toBeInTheDocument();

    await user.click(
      screen.getByRole('button', { name: 'The scores as a table' }),
    );
    const [trend] = screen.getAllByRole('grid');
    expect(
      within(trend)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      'DateScoreSeen by',
      'Feb 1, 202688Sync',
      'Dec 1, 202563Sync',
      'Oct 1, 202575After the summer',
      'Jun 1, 202538First review',
    ]);
  });

  it('says when there is none yet', async () => {
    const api = backend();
    api.getWorkload.mockResolvedValue({
      ...workload,
      milestones: [],
      history: [],
    });
    await openProgress(api);
    expect(screen.getByText(/^No milestone yet/)).toBeInTheDocument();
    expect(
      screen.getByText('The trend starts with the second score.'),
    ).toBeInTheDocument();
  });
});

describe('the facts of a workload', () => {
  it('tell its environment, who reviews it and where it stands', async () => {
    const { user } = renderPanel(details(), { api: backend() });
    await user.click(await screen.findByRole('tab', { name: 'Workload' }));
    for (const [name, value] of [
      ['Environment', 'Production'],
      ['Review owner', 'payments'],
      ['Improvement status', 'In progress'],
      ['ARN', workload.workloadArn],
    ]) {
      expect(screen.getByText(name).closest('div')).toHaveTextContent(value);
    }
  });
});

describe('the notes of a review', () => {
  it('are those of the workload and of the lens review, as text', async () => {
    const api = backend();
    api.getWorkload.mockResolvedValue({
      ...workload,
      notes: '<b>Bold</b>\nclaims',
    });
    const { user } = renderPanel(details(), { api });
    await user.click(await screen.findByRole('tab', { name: 'Notes' }));
    expect(screen.getByText(/<b>Bold<\/b>/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        name: 'Notes on AWS Well-Architected Framework',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Security first.')).toBeInTheDocument();
  });

  it('say when nobody wrote any', async () => {
    const api = backend();
    api.getWorkload.mockResolvedValue({
      ...workload,
      notes: '',
      lensReviews: [],
    });
    const { user } = renderPanel(details(), { api });
    await user.click(await screen.findByRole('tab', { name: 'Notes' }));
    expect(
      screen.getByText(
        'Nobody has written notes on this workload or its review.',
      ),
    ).toBeInTheDocument();
  });
});

describe('a review that cannot be shown', () => {
  it('says why, and tries again', async () => {
    const api = backend();
    api.listAnswers.mockRejectedValueOnce(new Error('The database is away'));
    const { user } = renderPanel(details(), { api });
    expect(await screen.findByText('The database is away')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('button', { name: 'Security 2 questions' }),
    ).toBeInTheDocument();
  });
});
