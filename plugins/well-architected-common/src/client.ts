import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/contract';
import type {
  Answer,
  AnswerDetail,
  EntityReview,
  Source,
  SyncRequest,
  SyncRun,
  TaskChanges,
  TaskDetail,
  TaskEdit,
  TaskOutcome,
  TaskPage,
  WorkloadDetail,
  WorkloadPage,
} from './types';
import type {
  RequestOptions,
  SyncRunQuery,
  TaskListQuery,
  TaskQuery,
  VersionedTask,
  WellArchitectedApi,
  WorkloadQuery,
} from './WellArchitectedApi';

/**
 * {@link WellArchitectedApi} over HTTP, for frontends and backends alike.
 *
 * @public
 */
export class WellArchitectedClient implements WellArchitectedApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
  }

  async getEntityReview(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityReview> {
    const client = await this.#client(options);
    const { data } = await client.request(
      'get',
      '/entities/{kind}/{namespace}/{name}/review',
      { params: { path: parseEntityRef(entityRef) } },
    );
    return data!;
  }

  async listEntityTasks(
    entityRef: string,
    query?: TaskQuery,
    options?: RequestOptions,
  ): Promise<TaskPage> {
    const client = await this.#client(options);
    const { data } = await client.request(
      'get',
      '/entities/{kind}/{namespace}/{name}/tasks',
      { params: { path: parseEntityRef(entityRef), query } },
    );
    return data!;
  }

  async listTasks(
    query?: TaskListQuery,
    options?: RequestOptions,
  ): Promise<TaskPage> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/tasks', {
      params: { query },
    });
    return data!;
  }

  async exportTasks(
    query?: Omit<TaskListQuery, 'limit' | 'cursor'>,
    options?: RequestOptions,
  ): Promise<Blob> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/tasks.csv', {
      params: { query },
      parseAs: 'blob',
    });
    return data!;
  }

  async editTasks(
    tasks: Array<{ taskId: string; version: number }>,
    changes: TaskChanges,
    options?: RequestOptions,
  ): Promise<TaskOutcome[]> {
    const client = await this.#client(options);
    const { data } = await client.request('post', '/task-edits', {
      body: { tasks, changes },
    });
    return data!.items;
  }

  async getTask(
    taskId: string,
    options?: RequestOptions,
  ): Promise<VersionedTask> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/tasks/{taskId}', {
      params: { path: { taskId } },
    });
    return withETag(data!);
  }

  async editTask(
    taskId: string,
    edit: TaskEdit,
    etag: string,
    options?: RequestOptions,
  ): Promise<VersionedTask> {
    const client = await this.#client(options);
    const { data } = await client.request('put', '/tasks/{taskId}', {
      params: { path: { taskId }, header: { 'If-Match': etag } },
      body: edit,
    });
    return withETag(data!);
  }

  async tickStep(
    taskId: string,
    choiceId: string,
    done: boolean,
    options?: RequestOptions,
  ): Promise<VersionedTask> {
    const client = await this.#client(options);
    const { data } = await client.request(
      'put',
      '/tasks/{taskId}/steps/{choiceId}',
      { params: { path: { taskId, choiceId } }, body: { done } },
    );
    return withETag(data!);
  }

  async addComment(
    taskId: string,
    text: string,
    idempotencyKey: string,
    options?: RequestOptions,
  ): Promise<VersionedTask> {
    const client = await this.#client(options);
    const { data } = await client.request('post', '/tasks/{taskId}/comments', {
      params: {
        path: { taskId },
        header: { 'Idempotency-Key': idempotencyKey },
      },
      body: { text },
    });
    return withETag(data!);
  }

  async listWorkloads(
    query?: WorkloadQuery,
    options?: RequestOptions,
  ): Promise<WorkloadPage> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/workloads', {
      params: { query },
    });
    return data!;
  }

  async getWorkload(
    workloadId: string,
    options?: RequestOptions,
  ): Promise<WorkloadDetail> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/workloads/{workloadId}', {
      params: { path: { workloadId } },
    });
    return data!;
  }

  async listAnswers(
    workloadId: string,
    lensAlias: string,
    options?: RequestOptions,
  ): Promise<Answer[]> {
    const client = await this.#client(options);
    const { data } = await client.request(
      'get',
      '/workloads/{workloadId}/answers',
      {
        params: { path: { workloadId }, query: { lensAlias } },
      },
    );
    return data!.items;
  }

  async getAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
    options?: RequestOptions,
  ): Promise<AnswerDetail> {
    const client = await this.#client(options);
    const { data } = await client.request(
      'get',
      '/workloads/{workloadId}/answers/{questionId}',
      { params: { path: { workloadId, questionId }, query: { lensAlias } } },
    );
    return data!;
  }

  async linkWorkload(
    entityRef: string,
    workloadId: string,
    options?: RequestOptions,
  ): Promise<void> {
    const client = await this.#client(options);
    await client.request(
      'put',
      '/entities/{kind}/{namespace}/{name}/workloads/{workloadId}',
      { params: { path: { ...parseEntityRef(entityRef), workloadId } } },
    );
  }

  async unlinkWorkload(
    entityRef: string,
    workloadId: string,
    options?: RequestOptions,
  ): Promise<void> {
    const client = await this.#client(options);
    await client.request(
      'delete',
      '/entities/{kind}/{namespace}/{name}/workloads/{workloadId}',
      { params: { path: { ...parseEntityRef(entityRef), workloadId } } },
    );
  }

  async listSources(options?: RequestOptions): Promise<Source[]> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/sources');
    return data!.items;
  }

  async listSyncRuns(
    query?: SyncRunQuery,
    options?: RequestOptions,
  ): Promise<{ items: SyncRun[]; nextCursor?: string }> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/sync-runs', {
      params: { query },
    });
    return data!;
  }

  async requestSync(
    request: SyncRequest,
    options?: RequestOptions,
  ): Promise<SyncRun[]> {
    const client = await this.#client(options);
    const { data } = await client.request('post', '/sync-runs', {
      body: request,
    });
    return data!.items;
  }

  async getSyncRun(runId: string, options?: RequestOptions): Promise<SyncRun> {
    const client = await this.#client(options);
    const { data } = await client.request('get', '/sync-runs/{runId}', {
      params: { path: { runId } },
    });
    return data!;
  }

  async #client(options?: RequestOptions): Promise<Client<paths>> {
    const client = createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('well-architected'),
      fetch: request => this.#fetch(request),
      signal: options?.signal,
      headers: options?.token
        ? { Authorization: `Bearer ${options.token}` }
        : undefined,
    });
    client.use({
      onResponse: async ({ response }) => {
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
      },
    });
    return client;
  }

  /**
   * The middlewares of Backstage's fetch API read what they are given and pass
   * it on, which a request with a body does not survive; its parts do.
   */
  async #fetch(request: Request): Promise<Response> {
    const { url, method, headers, signal } = request;
    const body = await request.text();
    return this.#fetchApi.fetch(url, {
      method,
      headers,
      signal,
      ...(body && { body }),
    });
  }
}

/**
 * The ETag of a task is its version. The header itself does not reach browsers
 * whose portal and backend have different origins, and proxies that compress
 * answers weaken it.
 */
function withETag(task: TaskDetail): VersionedTask {
  return { task, etag: `"${task.version}"` };
}
