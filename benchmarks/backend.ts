import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { SOURCE, until } from './tool';

/** Databases that everything is measured on. */
export type Database = 'sqlite' | 'postgres';

/** The sample portal's backend in a process of its own, with one source. */
export interface BackendProcess {
  pid: number;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  put<T>(
    path: string,
    body: object,
    headers: Record<string, string>,
  ): Promise<T>;
  /** Signs in as the guest, with the groups that the catalog now has for it. */
  signIn(): Promise<void>;
  stop(): Promise<void>;
}

/** What the plugin calls the source. */
export const SOURCE_ID = `${SOURCE.accountId}:${SOURCE.region}`;

/** Starts a backend with a catalog of the given entities, and nothing stored. */
export async function startBackendProcess(options: {
  dir: string;
  toolUrl: string;
  entityRefs: string[];
  database: Database;
  env: Record<string, string>;
}): Promise<BackendProcess> {
  const { dir, toolUrl, entityRefs, database, env } = options;
  const { startBackend } = await import('../scripts/processes.mjs');
  const { freePort } = await import('../scripts/ports.mjs');
  const catalog = join(dir, 'catalog.yaml');
  await writeFile(catalog, entityRefs.map(toEntity).join('---\n'));

  const port = await freePort();
  const started = startBackend({
    port,
    toolUrl,
    configs: database === 'postgres' ? ['app-config.production.yaml'] : [],
    log: join(dir, `backend-${database}.log`),
    env: {
      ...configEnv({
        wellArchitected_sources: [
          { accountId: SOURCE.accountId, regions: [SOURCE.region] },
        ],
        catalog_locations: [{ type: 'file', target: catalog }],
        backend_database_connection_directory: dir,
        // Nobody is in this catalog: the guest is who this says, and may sync
        // sources as the policy's approvers may.
        auth_providers_guest_ownershipEntityRefs: [
          'user:default/guest',
          'group:default/architects',
        ],
      }),
      ...env,
    },
  });

  const url = `http://127.0.0.1:${port}`;
  let token: string | undefined;
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${url}/api/${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...init.headers,
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
    if (!response.ok) {
      throw new Error(`${path} answers ${response.status}`);
    }
    return response.json();
  };
  const post = <T>(path: string, body: object) =>
    call<T>(path, { method: 'POST', body: JSON.stringify(body) });
  const signIn = async () => {
    token = undefined;
    const { backstageIdentity } = await post<{
      backstageIdentity: { token: string };
    }>('auth/guest/refresh', {});
    token = backstageIdentity.token;
  };

  await until(async () => {
    await signIn();
    const { totalItems } = await call<{ totalItems: number }>(
      'catalog/entities/by-query?filter=kind=component&limit=0',
    );
    return totalItems >= entityRefs.length;
  });
  return {
    pid: started.pid,
    get: call,
    post,
    put: (path, body, headers) =>
      call(path, { method: 'PUT', body: JSON.stringify(body), headers }),
    signIn,
    stop: started.stop,
  };
}

/** When a sync began and ended, in milliseconds since 1970. */
export interface FinishedRun {
  startedAt: number;
  finishedAt: number;
}

/** Has the source synced, and waits for the end of it. */
export async function syncAll(backend: BackendProcess): Promise<FinishedRun> {
  const {
    items: [{ runId }],
  } = await backend.post<{ items: SyncRun[] }>('well-architected/sync-runs', {
    sourceId: SOURCE_ID,
  });
  let run: SyncRun;
  await until(async () => {
    run = await backend.get<SyncRun>(`well-architected/sync-runs/${runId}`);
    return run.finishedAt !== null;
  }, 1000);
  if (run!.state !== 'succeeded') {
    throw new Error(`The sync ended as ${run!.state}: ${JSON.stringify(run!)}`);
  }
  return {
    startedAt: Date.parse(run!.startedAt!),
    finishedAt: Date.parse(run!.finishedAt!),
  };
}

function toEntity(entityRef: string): string {
  const [, name] = entityRef.split('/');
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: user:default/guest
`;
}

/** Configuration as Backstage takes it from the environment. */
export function configEnv(
  values: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
