/**
 * How reviews and tasks stand to the catalog's own reads, with few and with
 * many of them. `yarn bench tasks` runs all of it; `yarn bench tasks 1000` the
 * small size.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  configEnv,
  startBackendProcess,
  type BackendProcess,
  type Database,
} from './backend';
import { databaseEnv, openPluginDatabase, type Postgres } from './databases';
import { loadByTurns, type Times } from './load';
import { percentile, printTable, show, timed } from './measure';
import { catalogOf, ME, MY_TEAM, ownersOf } from './portfolio';
import { storeTasks } from './storeTasks';
import { createOperations, MyTasks, type Operation } from './taskOperations';
import { TASKS_PER_WORKLOAD } from './taskRows';
import { startToolProcess, until, type ToolProcess } from './tool';

const MOST_TIMES_CATALOG = 1.5;
const MOST_GROWTH = 2;

/** So many requests in a turn of so many users, and so many turns. */
const LOADS = [
  { users: 1, requests: 20, turns: 15 },
  { users: 50, requests: 250, turns: 12 },
];
const MOST_USERS = 50;
const CHANGES_OF_ALL = 5;

const NAMES: Record<Database, string> = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
};

/** What was measured of one operation with so many users. */
interface Measured {
  operation: Operation;
  users: number;
  times: Times;
  likes: Times;
}

const asked = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = asked.length > 0 ? asked : [1000, 200_000];

async function main(): Promise<void> {
  const { startPostgres } = await import('../scripts/postgres.mjs');
  const postgres = await startPostgres();
  const dir = await mkdtemp(join(tmpdir(), 'well-architected-bench-'));
  const tool = await startToolProcess({ size: 1, dir });
  try {
    // No sync is in the way, and archives what is stored here.
    await tool.setFaults([{ kind: 'deny' }]);
    for (const database of ['sqlite', 'postgres'] as const) {
      const bySize: Measured[][] = [];
      for (const size of sizes) {
        bySize.push(await measureSize({ size, database, dir, tool, postgres }));
      }
      if (sizes.length === 2) {
        printGrowth(database, bySize[0], bySize[1]);
      }
    }
  } finally {
    await tool.stop();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureSize(options: {
  size: number;
  database: Database;
  dir: string;
  tool: ToolProcess;
  postgres: Postgres;
}): Promise<Measured[]> {
  const { size, database, tool, postgres } = options;
  const services = size / TASKS_PER_WORKLOAD;
  const dir = await mkdtemp(join(options.dir, `${database}-`));
  const env = databaseEnv(database, postgres);
  const backend = await startPortal({ dir, services, database, tool, env });
  try {
    const knex = openPluginDatabase({ dir, database, postgres, env });
    try {
      await storeTasks(knex, services);
    } finally {
      await knex.destroy();
    }
    await backend.signIn();

    const tasks = new MyTasks(backend, MOST_USERS);
    const measured: Measured[] = [];
    for (const operation of await createOperations(backend, services, tasks)) {
      for (const { users, turns, requests } of LOADS) {
        const [times, likes] = await loadByTurns(users, turns, requests, [
          operation.send,
          operation.sendLike,
        ]);
        measured.push({ operation, users, times, likes });
      }
    }
    const changes: Times = [];
    for (let change = 0; change < CHANGES_OF_ALL; change += 1) {
      changes.push(await timed(() => tasks.changeAll()));
    }
    printMeasured(database, size, measured);
    console.log(
      `A change of 1,000 tasks: ${show(
        percentile(changes, 0.5),
        2,
      )} s, at most ${show(Math.max(...changes), 2)} s (under 2 s)\n`,
    );
    return measured;
  } finally {
    await backend.stop();
  }
}

/** Starts a portal and waits until its catalog has all services. */
async function startPortal(options: {
  dir: string;
  services: number;
  database: Database;
  tool: ToolProcess;
  env: Record<string, string>;
}): Promise<BackendProcess> {
  const { dir, services, database, tool, env } = options;
  const catalog = join(dir, 'services.yaml');
  await writeFile(catalog, catalogOf(services));
  const backend = await startBackendProcess({
    dir,
    toolUrl: tool.url,
    entityRefs: [],
    database,
    env: {
      ...env,
      ...configEnv({
        catalog_locations: [{ type: 'file', target: catalog }],
        // Once is enough: nothing changes.
        catalog_processingInterval: { hours: 24 },
        auth_providers_guest_userEntityRef: ME,
        auth_providers_guest_ownershipEntityRefs: [ME, MY_TEAM],
      }),
    },
  });
  const has = async (filter: string, count: number) => {
    const { totalItems } = await backend.get<{ totalItems: number }>(
      `catalog/entities/by-query?filter=${filter}&limit=0`,
    );
    return totalItems === count;
  };
  const owners = ownersOf(services).length;
  await until(
    async () =>
      (await has('kind=component,relations.ownedby', services)) &&
      (await has('kind=group&filter=kind=user', owners)),
    1000,
  );
  // What was made last is still being stitched.
  await sleep(15_000);
  return backend;
}

function printMeasured(
  database: Database,
  size: number,
  measured: Measured[],
): void {
  console.log(`## ${NAMES[database]}, ${size.toLocaleString('en-GB')} tasks\n`);
  printTable(
    [
      '',
      'users',
      'p50 ms',
      'p95 ms',
      "catalog's p50 ms",
      "catalog's p95 ms",
      `times the catalog's (at most ${MOST_TIMES_CATALOG})`,
    ],
    measured.map(({ operation, users, times, likes }) => [
      operation.name,
      `${users}`,
      show(percentile(times, 0.5)),
      show(percentile(times, 0.95)),
      show(percentile(likes, 0.5)),
      show(percentile(likes, 0.95)),
      judged(
        percentile(times, 0.5) / percentile(likes, 0.5),
        MOST_TIMES_CATALOG,
      ),
    ]),
  );
}

function printGrowth(
  database: Database,
  few: Measured[],
  many: Measured[],
): void {
  const growth = (of: 'times' | 'likes', index: number) =>
    percentile(many[index][of], 0.5) / percentile(few[index][of], 0.5);
  console.log(`## ${NAMES[database]}, growth of the p50\n`);
  printTable(
    ['', 'users', `times (at most ${MOST_GROWTH})`, "catalog's times"],
    few.flatMap(({ operation, users }, index) =>
      operation.isRead
        ? [
            [
              operation.name,
              `${users}`,
              judged(growth('times', index), MOST_GROWTH),
              show(growth('likes', index), 2),
            ],
          ]
        : [],
    ),
  );
}

function judged(value: number, most: number): string {
  return `${show(value, 2)}, ${value <= most ? 'holds' : 'too much'}`;
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
