import { ResponseError } from '@backstage/errors';
import { WellArchitectedClient } from './client';
import type { TaskEdit } from './types';

const edit: TaskEdit = {
  state: 'open',
  owner: null,
  dueDate: null,
  note: 'A note',
  ticketUrl: null,
};

describe('WellArchitectedClient', () => {
  const server = jest.fn<Promise<Response>, [Request]>();
  const client = new WellArchitectedClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://localhost/api/${plugin}`,
    },
    fetchApi: {
      // As Backstage's middlewares do: each reads the request, then passes on
      // what it was given.
      fetch: async (input, init) => {
        const read = new Request(input, init);
        expect(read.url).toMatch('http://localhost/api/well-architected/');
        return server(new Request(input, init));
      },
    },
  });

  beforeEach(() => server.mockReset());

  it('sends an edit against its version, and returns the next without a header', async () => {
    server.mockImplementation(async () =>
      Response.json({ taskId: 't-1', version: 4 }),
    );

    const saved = await client.editTask('t-1', edit, '"3"');

    const [request] = server.mock.lastCall!;
    expect(request.method).toBe('PUT');
    expect(request.url).toBe('http://localhost/api/well-architected/tasks/t-1');
    expect(request.headers.get('if-match')).toBe('"3"');
    expect(await request.json()).toEqual(edit);
    expect(saved).toEqual({ task: { taskId: 't-1', version: 4 }, etag: '"4"' });
  });

  it('sends a token where it is given one', async () => {
    server.mockImplementation(async () => Response.json({ items: [] }));
    await client.listSources({ token: 'secret' });
    expect(server.mock.lastCall![0].headers.get('authorization')).toBe(
      'Bearer secret',
    );
  });

  it('asks for a lens by its ARN and for several values of a filter', async () => {
    server.mockImplementation(async () => Response.json({ items: [] }));
    await client.listAnswers(
      'w-1',
      'arn:aws:wellarchitected::aws:lens/serverless',
    );
    expect(
      new URL(server.mock.lastCall![0].url).searchParams.get('lensAlias'),
    ).toBe('arn:aws:wellarchitected::aws:lens/serverless');

    await client.listEntityTasks('component:default/api', {
      state: ['open', 'done'],
    });
    const { pathname, searchParams } = new URL(server.mock.lastCall![0].url);
    expect(pathname).toBe(
      '/api/well-architected/entities/component/default/api/tasks',
    );
    expect(searchParams.getAll('state')).toEqual(['open', 'done']);
  });

  it('throws what the backend answers', async () => {
    server.mockImplementation(async () =>
      Response.json(
        {
          error: { name: 'PreconditionFailedError', message: 'Changed' },
          response: { statusCode: 412 },
        },
        { status: 412 },
      ),
    );
    const failure = await client.editTask('t-1', edit, '"3"').catch(e => e);
    expect(ResponseError.is(failure)).toBe(true);
    expect(failure).toMatchObject({
      statusCode: 412,
      cause: { message: 'Changed' },
    });
  });
});
