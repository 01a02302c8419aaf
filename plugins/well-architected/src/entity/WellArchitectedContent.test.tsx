import { ResponseError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import type {
  EntityReview,
  SyncRun,
  WellArchitectedApi,
} from 'backstage-plugin-well-architected-common';
import { entity, review, workload } from '../__fixtures__/review';
import {
  mockWellArchitectedApi,
  renderPanel,
} from '../__testUtils__/renderPanel';
import { WellArchitectedContent } from './WellArchitectedContent';

jest.setTimeout(30_000);

const development = {
  ...workload,
  workloadId: 'workload-2',
  workloadName: 'payments-dev',
};

const run: SyncRun = {
  runId: 'run-1',
  sourceId: '111122223333/eu-west-1',
  scope: 'workloads',
  trigger: 'person',
  requestedBy: 'user:default/jane',
  state: 'running',
  done: 1,
  total: 2,
  queuedAt: '2026-02-02T00:00:00Z',
  startedAt: '2026-02-02T00:00:00Z',
  finishedAt: null,
  failures: [],
};

function renderTab(
  shown: EntityReview | Error,
  options: {
    api?: Partial<WellArchitectedApi>;
    search?: string;
    permissions?: string[];
  } = {},
) {
  const api = mockWellArchitectedApi({
    getEntityReview: async () => {
      if (shown instanceof Error) {
        throw shown;
      }
      return shown;
    },
    listEntityTasks: async () => ({ items: [], totalItems: 0 }),
    getWorkload: () => new Promise(() => {}),
    listAnswers: () => new Promise(() => {}),
    ...options.api,
  });
  return {
    api,
    ...renderPanel(
      <EntityProvider entity={entity}>
        <WellArchitectedContent />
      </EntityProvider>,
      { api, search: options.search, permissions: options.permissions },
    ),
  };
}

function answer(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('WellArchitectedContent', () => {
  it('shows a skeleton until the review is there', async () => {
    renderTab(review([workload]), {
      api: { getEntityReview: () => new Promise(() => {}) },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading the review…' }),
    ).toBeVisible();
  });

  it('shows the questions and tasks of a pillar that is pressed, and of all when it is pressed again', async () => {
    const { user, address, api } = renderTab(review([workload]));
    const security = await screen.findByRole('button', { name: /^Security/ });
    await user.click(security);
    expect(security).toHaveAttribute('aria-pressed', 'true');
    expect(address()).toBe('?pillar=security');
    await waitFor(() =>
      expect(api.listEntityTasks).toHaveBeenLastCalledWith(
        review([]).entityRef,
        expect.objectContaining({ pillarId: ['security'] }),
      ),
    );
    await user.click(security);
    expect(address()).toBe('');
  });

  it('narrows everything to a workload that is chosen', async () => {
    const { user, address, api } = renderTab(review([workload, development]));
    await user.click(await screen.findByRole('button', { name: /Workload$/ }));
    await user.click(screen.getByRole('option', { name: 'payments-dev' }));
    expect(address()).toBe('?workload=workload-2');
    await waitFor(() =>
      expect(api.getWorkload).toHaveBeenCalledWith('workload-2'),
    );
    expect(screen.getByRole('link', { name: 'AWS console' })).toHaveAttribute(
      'href',
      development.consoleUrl,
    );
  });

  it('opens the questions of every workload where a pillar of all is chosen', async () => {
    const { api } = renderTab(review([workload, development]), {
      search: '?pillar=security',
    });
    await waitFor(() => expect(api.listAnswers).toHaveBeenCalledTimes(2));
  });

  it('says how to link a workload where none is, and links one', async () => {
    const { user, api } = renderTab(review([]), {
      api: {
        listWorkloads: async () => ({ items: [development] }),
        linkWorkload: async () => {},
      },
    });
    expect(
      await screen.findByText(/aws.amazon.com\/well-architected-workload-arn/),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Link a workload' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('searchbox'), 'dev');
    await waitFor(() =>
      expect(api.listWorkloads).toHaveBeenLastCalledWith({
        linked: 'false',
        q: 'dev',
      }),
    );
    await user.click(
      await within(dialog).findByRole('button', { name: 'Link payments-dev' }),
    );
    expect(api.linkWorkload).toHaveBeenCalledWith(
      review([]).entityRef,
      'workload-2',
    );
    await waitFor(() => expect(api.getEntityReview).toHaveBeenCalledTimes(2));
  });

  it('leaves the focus on the button that links a workload, also when that fails', async () => {
    let fail = () => {};
    const { user } = renderTab(review([]), {
      api: {
        listWorkloads: async () => ({ items: [development] }),
        linkWorkload: () =>
          new Promise((_, reject) => {
            fail = () => reject(new Error('The database is away'));
          }),
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'Link a workload' }),
    );
    const link = await screen.findByRole('button', {
      name: 'Link payments-dev',
    });
    await user.click(link);
    // A browser takes the focus from a button that is disabled.
    expect(link).toBeEnabled();
    fail();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(link).toHaveFocus();
  });

  it.each([
    ['the first workload', [], [workload]],
    ['another workload', [workload], [workload, development]],
  ])(
    'keeps the focus on the page when %s was linked',
    async (_, before, after) => {
      const { user, api } = renderTab(review(before), {
        api: {
          listWorkloads: async () => ({ items: [development] }),
          linkWorkload: async () => {},
        },
      });
      const button = await screen.findByRole('button', {
        name: 'Link a workload',
      });
      api.getEntityReview.mockResolvedValue(review(after));
      button.focus();
      await user.keyboard('{Enter}');
      await user.click(
        await screen.findByRole('button', { name: 'Link payments-dev' }),
      );
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      await screen.findByRole('button', { name: 'Sync now' });
      await waitFor(() =>
        expect(
          before.length > 0
            ? button
            : screen.getByRole('region', { name: 'AWS Well-Architected' }),
        ).toHaveFocus(),
      );
    },
  );

  it.each([
    ['the last workload', [], 'No workload is linked'],
    ['one of several', [development], 'payments-dev'],
  ])(
    'keeps the focus on the page when %s was unlinked',
    async (_, others, shown) => {
      const { entityRef } = review([]);
      const linked = {
        ...workload,
        links: [{ entityRef, origin: 'person' as const }],
      };
      const { user, api } = renderTab(review([linked, ...others]), {
        search: '?workload=workload-1',
        api: { unlinkWorkload: async () => {} },
      });
      await user.click(await screen.findByRole('button', { name: 'Unlink' }));
      api.getEntityReview.mockResolvedValue(review(others));
      await user.click(
        within(await screen.findByRole('dialog')).getByRole('button', {
          name: 'Unlink',
        }),
      );
      await screen.findByText(shown);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      await waitFor(() =>
        expect(
          screen.getByRole('region', { name: 'AWS Well-Architected' }),
        ).toHaveFocus(),
      );
    },
  );

  it('has done with a link that was taken back, even where the review cannot be loaded again', async () => {
    const { entityRef } = review([]);
    const linked = {
      ...workload,
      links: [{ entityRef, origin: 'person' as const }],
    };
    const { user, api } = renderTab(review([linked]), {
      api: { unlinkWorkload: async () => {} },
    });
    await user.click(await screen.findByRole('button', { name: 'Unlink' }));
    api.getEntityReview.mockRejectedValue(new Error('The database is away'));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Unlink',
      }),
    );
    await screen.findByText('The database is away');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  describe('a workload whose entity is gone', () => {
    const gone = (name: string, origin: 'person' | 'tag') => ({
      entityRef: `component:default/${name}`,
      origin,
      broken: true,
    });
    const orphan = {
      ...development,
      links: [gone('till', 'person'), gone('stall', 'tag')],
    };

    async function openDialog(options: Parameters<typeof renderTab>[1]) {
      const rendered = renderTab(review([]), options);
      await rendered.user.click(
        await screen.findByRole('button', { name: 'Link a workload' }),
      );
      const dialog = within(await screen.findByRole('dialog'));
      await dialog.findByText(/the catalog has no component:default\/till/);
      return { ...rendered, dialog };
    }
    const removal = 'Remove the link to component:default/till';

    it('loses the link that a person made when somebody removes it, and keeps that of a tag', async () => {
      let { links } = orphan;
      const { user, api, dialog } = await openDialog({
        api: {
          listWorkloads: async () => ({ items: [{ ...orphan, links }] }),
          unlinkWorkload: async () => {
            links = links.filter(({ origin }) => origin === 'tag');
          },
        },
      });
      expect(dialog.getAllByRole('button', { name: /^Remove/ })).toHaveLength(
        1,
      );
      await user.click(dialog.getByRole('button', { name: removal }));
      expect(api.unlinkWorkload).toHaveBeenCalledWith(
        'component:default/till',
        'workload-2',
      );
      await waitFor(() =>
        expect(dialog.queryByText(/default\/till/)).toBeNull(),
      );
      expect(dialog.getByText(/default\/stall/)).toBeVisible();
      expect(
        dialog.getByRole('button', { name: 'Link payments-dev' }),
      ).toHaveFocus();
    });

    it('keeps the link when it cannot be removed, and says why', async () => {
      const { user, dialog } = await openDialog({
        api: {
          listWorkloads: async () => ({ items: [orphan] }),
          unlinkWorkload: async () => {
            throw await answer(503, 'The store is away');
          },
        },
      });
      await user.click(dialog.getByRole('button', { name: removal }));
      expect(await dialog.findByRole('alert')).toHaveTextContent(
        'The store is away',
      );
      expect(dialog.getByRole('button', { name: removal })).toBeVisible();
    });

    it('tells of a link that it comes from a tag, which is changed in AWS', async () => {
      const { dialog } = await openDialog({
        api: { listWorkloads: async () => ({ items: [orphan] }) },
      });
      expect(dialog.getByText(/default\/stall/)).toHaveTextContent(
        'a tag of the workload names in AWS',
      );
      expect(dialog.getByText(/default\/till/)).not.toHaveTextContent('tag');
    });

    it('offers no removal to those who may not', async () => {
      const { dialog } = await openDialog({
        permissions: [
          `well-architected.link.update ${review([]).entityRef}`,
          'well-architected.unlinked-workload.read',
        ],
        api: { listWorkloads: async () => ({ items: [orphan] }) },
      });
      expect(dialog.queryByRole('button', { name: removal })).toBeNull();
    });
  });

  it('takes a link back that a person made, and no other', async () => {
    const link = { entityRef: review([]).entityRef };
    const byPerson = {
      ...workload,
      links: [{ ...link, origin: 'person' as const }],
    };
    const byTag = {
      ...development,
      links: [{ ...link, origin: 'tag' as const }],
    };
    const { user, api } = renderTab(review([byPerson, byTag]), {
      search: '?workload=workload-2',
      api: { unlinkWorkload: async () => {} },
    });
    await screen.findByRole('link', { name: 'AWS console' });
    expect(screen.queryByRole('button', { name: 'Unlink' })).toBeNull();

    await user.click(screen.getByRole('button', { name: /Workload$/ }));
    await user.click(screen.getByRole('option', { name: 'payments-prod' }));
    await user.click(await screen.findByRole('button', { name: 'Unlink' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Unlink',
      }),
    );
    expect(api.unlinkWorkload).toHaveBeenCalledWith(
      link.entityRef,
      'workload-1',
    );
    await waitFor(() => expect(api.getEntityReview).toHaveBeenCalledTimes(2));
  });

  it.each([
    ['link', [], 'No workload is linked', 'Link a workload'],
    ['sync', [workload], 'payments-prod', 'Sync now'],
  ])(
    'offers no %s to those who may not',
    async (_, workloads, text, button) => {
      renderTab(review(workloads), { permissions: [] });
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.queryByRole('button', { name: button })).toBeNull();
    },
  );

  it('says that a reader may not see the review', async () => {
    renderTab(await answer(403, 'Unauthorized'));
    expect(
      await screen.findByText('You may not see this review'),
    ).toBeVisible();
  });

  it('says what went wrong, and tries again', async () => {
    const { user, api } = renderTab(await answer(500, 'The disk is full'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The disk is full',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(api.getEntityReview).toHaveBeenCalledTimes(2));
  });

  it.each([
    ['Not reviewed yet', { lensReviews: [] }],
    ['payments-prod is archived', { archivedAt: '2026-01-01T00:00:00Z' }],
    [
      'The review cannot be read from AWS at the moment',
      { failingSince: '2026-01-01T00:00:00Z' },
    ],
    ['Not read yet', { depth: 'listed' as const }],
    ['Scores so far, details to come', { depth: 'scores' as const }],
    ['The review may be out of date', { stale: true }],
  ])('says "%s"', async (text, change) => {
    renderTab(review([{ ...workload, ...change }]));
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('tells those who see it what failed at AWS and what to do', async () => {
    const problem = {
      name: 'AccessDeniedException',
      message: 'Not authorized',
      operation: 'ListAnswers',
      requestId: 'request-1',
      since: '2026-01-01T00:00:00Z',
      advice: 'Allow wellarchitected:ListAnswers.',
    };
    renderTab(review([{ ...workload, failingSince: problem.since, problem }]));
    expect(
      await screen.findByText(
        'payments-prod: Allow wellarchitected:ListAnswers. ListAnswers AccessDeniedException: Not authorized (request request-1)',
      ),
    ).toBeVisible();
  });

  it.each([
    ['GetWorkload', 'AWS has payments-prod no more'],
    ['ListAnswers', 'The review cannot be read from AWS at the moment'],
  ])(
    'says of what %s did not find "%s", and nothing else',
    async (operation, text) => {
      const problem = {
        name: 'ResourceNotFoundException',
        message: 'Not found',
        operation,
        since: '2026-01-01T00:00:00Z',
      };
      renderTab(
        review([{ ...workload, failingSince: problem.since, problem }]),
      );
      expect(await screen.findByText(text)).toBeVisible();
      expect(
        screen.queryAllByText(/AWS has .* no more|cannot be read from AWS/),
      ).toHaveLength(1);
    },
  );

  it('shows markup that comes from AWS as text', async () => {
    renderTab(
      review([{ ...workload, workloadName: '<img src=x onerror=alert(1)>' }]),
    );
    expect(
      await screen.findByText('<img src=x onerror=alert(1)>'),
    ).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('follows a sync to its end and loads everything again', async () => {
    const { user, api } = renderTab(review([workload]), {
      api: {
        requestSync: async () => [run],
        getSyncRun: async () => ({
          ...run,
          state: 'succeeded',
          done: 2,
          finishedAt: '2026-02-02T00:01:00Z',
        }),
      },
    });
    (await screen.findByRole('button', { name: 'Sync now' })).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Reading 1 of 2 workloads')).toBeVisible();
    const button = screen.getByRole('button', { name: /Reading/ });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveClass('underWay');
    await user.keyboard('{Enter}');
    expect(api.requestSync).toHaveBeenCalledTimes(1);
    expect(api.requestSync).toHaveBeenCalledWith({
      entityRef: review([]).entityRef,
    });
    expect(
      await screen.findByText('Up to date with AWS', {}, { timeout: 5000 }),
    ).toBeVisible();
    await waitFor(() => expect(api.getEntityReview).toHaveBeenCalledTimes(2));
    const next = screen.getByRole('button', { name: 'Sync now' });
    expect(next).toBeEnabled();
    expect(next).not.toHaveClass('underWay');
  });

  it('names the workloads that a sync could not read', async () => {
    const { user } = renderTab(review([workload]), {
      api: {
        requestSync: async () => [
          {
            ...run,
            state: 'incomplete',
            finishedAt: '2026-02-02T00:01:00Z',
            failures: [
              { workloadId: 'workload-1', workloadName: 'payments-prod' },
            ],
          },
        ],
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Sync now' }));
    const outcome = await screen.findByRole('alert');
    expect(outcome).toHaveTextContent('Some workloads could not be read');
    expect(outcome).toHaveTextContent('payments-prod');
  });

  it('says why a sync could not start', async () => {
    const error = await answer(503, 'The source is switched off');
    const { user } = renderTab(review([workload]), {
      api: {
        requestSync: async () => {
          throw error;
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Sync now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The source is switched off',
    );
  });
});
