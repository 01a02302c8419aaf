import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import knexFactory, { type Knex } from 'knex';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A call as the local tool logged it; `app` tells which replica made it. */
export interface LoggedCall {
  operation: string;
  account: string;
  region: string;
  app?: string;
  startedAt: number;
  endedAt: number;
  error?: string;
}

/** One backend process of several. */
export interface Replica {
  name: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** @throws for an answer that is no success */
  json<T>(path: string, init?: RequestInit): Promise<T>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  said(): Promise<string>;
}

/** Backends on one database, and the local tool in the place of AWS. */
export interface Cluster {
  /** The store of the plugin; opened anew after the database was restarted. */
  knex(): Knex;
  start(name: string): Promise<Replica>;
  client(account: string, region: string): WellArchitectedClient;
  tagging(account: string, region: string): ResourceGroupsTaggingAPIClient;
  setFaults(faults: object[]): Promise<void>;
  calls(): Promise<LoggedCall[]>;
  forgetCalls(): Promise<void>;
  restartDatabase(): Promise<void>;
  stop(): Promise<void>;
}

export const ACCOUNTS = ['111122223333', '444455556666', '777788889999'];

const TEAMS = [
  'architects',
  'checkout',
  'customer',
  'data',
  'delivery',
  'foundations',
  'fulfilment',
  'storefront',
];

/** Starts a database and a tool; backends are started one by one. */
export async function startCluster(options: {
  regions: string[];
  wellArchitected: Record<string, unknown>;
  toolArgs?: string[];
}): Promise<Cluster> {
  const { startBackend, startTool } = await import('../scripts/processes.mjs');
  const { startPostgres } = await import('../scripts/postgres.mjs');
  const { freePort } = await import('../scripts/ports.mjs');
  const dir = await mkdtemp(join(tmpdir(), 'well-architected-cluster-'));
  const postgres = await startPostgres();
  const toolPort = await freePort();
  const toolUrl = `http://127.0.0.1:${toolPort}`;
  const tool = startTool({
    port: toolPort,
    args: options.toolArgs,
    log: join(dir, 'tool.log'),
  });
  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${toolUrl}/_local/${path}`, init);
    if (!response.ok) {
      throw new Error(`${path}: ${await response.text()}`);
    }
    return response.json();
  };
  await until('the tool answers', () => control('calls').then(() => true));

  const open = () =>
    knexFactory({
      client: 'pg',
      connection: `${postgres.url}/backstage_plugin_well-architected`,
      pool: { min: 0, max: 2 },
    });
  let knex = open();
  const running = new Set<Replica>();

  const access = (account: string, region: string) => ({
    endpoint: toolUrl,
    region,
    credentials: {
      accessKeyId: `AKIADEMO${account}`,
      secretAccessKey: 'local-well-architected-tool-sample-secret',
    },
    // The SDK itself would wait for ever.
    requestHandler: { requestTimeout: 3_000, throwOnRequestTimeout: true },
  });

  return {
    knex: () => knex,
    client: (account, region) =>
      new WellArchitectedClient(access(account, region)),
    tagging: (account, region) =>
      new ResourceGroupsTaggingAPIClient(access(account, region)),
    start: async name => {
      const port = await freePort();
      const log = join(dir, `${name}.log`);
      const { host, port: dbPort, user, password } = postgres.connection;
      const started = startBackend({
        port,
        toolUrl,
        configs: ['app-config.production.yaml'],
        log,
        env: {
          POSTGRES_HOST: host,
          POSTGRES_PORT: `${dbPort}`,
          POSTGRES_USER: user,
          POSTGRES_PASSWORD: password,
          // The SDK names it in every call, and the tool logs it.
          AWS_SDK_UA_APP_ID: name,
          ...config({
            wellArchitected_sources: ACCOUNTS.map(accountId => ({
              accountId,
              regions: options.regions,
            })),
            events_http_topics: ['wellArchitected'],
            // Who acts here is nobody of the catalog, and in every team of it:
            // an approver, and an owner of everything.
            auth_providers_guest_userEntityRef: 'user:default/engine-tests',
            auth_providers_guest_ownershipEntityRefs: TEAMS.map(
              team => `group:default/${team}`,
            ),
            ...Object.fromEntries(
              Object.entries(options.wellArchitected).map(([key, value]) => [
                `wellArchitected_${key}`,
                value,
              ]),
            ),
          }),
        },
      });
      const replica = talkTo(name, `http://127.0.0.1:${port}`, {
        stop: started.stop,
        kill: started.kill,
        said: () => readFile(log, 'utf8'),
      });
      running.add(replica);
      await until(`${name} answers`, () =>
        replica.json('well-architected/sources').then(() => true),
      );
      return replica;
    },
    setFaults: async faults => {
      await control('faults', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
    },
    calls: () => control('calls/log'),
    forgetCalls: async () => {
      await control('calls', { method: 'DELETE' });
    },
    restartDatabase: async () => {
      await knex.destroy();
      await postgres.restart();
      knex = open();
    },
    stop: async () => {
      await Promise.all([...running].map(replica => replica.kill()));
      await tool.stop();
      await knex.destroy();
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Waits until something is so. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  withinMs = 120_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      if (await isSo()) {
        return;
      }
    } catch (error) {
      last = error;
    }
    await sleep(200);
  }
  throw new Error(`Not within ${withinMs / 1000} s: ${what}. ${last ?? ''}`);
}

function talkTo(
  name: string,
  url: string,
  process: Pick<Replica, 'stop' | 'kill' | 'said'>,
): Replica {
  let token: Promise<string> | undefined;
  const signIn = async () => {
    const response = await fetch(`${url}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    return (await response.json()).backstageIdentity.token;
  };
  const call = async (path: string, init: RequestInit = {}) => {
    token ??= signIn().catch(error => {
      token = undefined;
      throw error;
    });
    return fetch(`${url}/api/${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await token}`,
        ...init.headers,
      },
    });
  };
  return {
    name,
    ...process,
    fetch: call,
    json: async (path, init) => {
      const response = await call(path, init);
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      }
      return response.json();
    },
  };
}

/** Configuration as Backstage takes it from the environment. */
function config(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      JSON.stringify(value),
    ]),
  );
}
