/**
 * How the sync stands to what AWS allows, to plain SQL and to a plain script.
 * `yarn bench sync` runs all of it; `yarn bench sync 100 1000` the small sizes.
 */
import { UpdateAnswerCommand } from '@aws-sdk/client-wellarchitected';
import type {
  Answer,
  WorkloadPage,
} from 'backstage-plugin-well-architected-common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  startBackendProcess,
  syncAll,
  type BackendProcess,
  type Database,
} from './backend';
import { databaseEnv, type Postgres } from './databases';
import { MemoryWatch, percentile, printTable, show, timed } from './measure';
import { readPlainly } from './plainScript';
import {
  measureStoredRows,
  openPostgres,
  openSqlite,
  readContents,
} from './storedRows';
import { startToolProcess, type ToolProcess } from './tool';

/** What the local tool does in the place of AWS. */
const LATENCY_MS = 10;
const CALLS_PER_S = 100;
const LIMITED = [
  { kind: 'latency', milliseconds: LATENCY_MS },
  { kind: 'throttle', callsPerSecond: CALLS_PER_S },
];
/** Where only latency holds calls back. */
const FAR_MS = 100;
const FAR_SIZE = 1000;
const CONCURRENCY = 8;

const ENTITIES = 20;
const READ_EVERY_MS = 50;
const IDLE_READS = 200;
const ROW_SAMPLE = 200;

const sizes = process.argv.slice(2).map(Number).filter(Boolean);

async function main(): Promise<void> {
  const { startPostgres } = await import('../scripts/postgres.mjs');
  const postgres = await startPostgres();
  console.log(
    `Latency ${LATENCY_MS} ms, limit ${CALLS_PER_S} calls a second, Node ${process.version}.\n`,
  );
  try {
    for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000]) {
      await measureSize(size, postgres);
    }
  } finally {
    await postgres.stop();
  }
}

async function measureSize(size: number, postgres: Postgres): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'well-architected-bench-'));
  const tool = await startToolProcess({ size, dir });
  try {
    console.log(`## ${size.toLocaleString('en-GB')} workloads\n`);
    const columns: Array<Record<string, string>> = [];
    for (const database of ['sqlite', 'postgres'] as const) {
      const options = { size, dir, tool, database, postgres };
      columns.push({
        ...(await measureSync(options)),
        ...(size === FAR_SIZE ? await measureFar(options) : {}),
      });
    }
    columns.push(await measurePlainScript(tool));
    printColumns(['SQLite', 'PostgreSQL', 'plain script'], columns);
  } finally {
    await tool.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Measured {
  size: number;
  dir: string;
  tool: ToolProcess;
  database: Database;
  postgres: Postgres;
}

async function measureSync({
  size,
  dir,
  tool,
  database,
  postgres,
}: Measured): Promise<Record<string, string>> {
  const entityRefs = (await tool.taggedEntities()).slice(0, ENTITIES);
  // The source is denied until the backend is up and quiet.
  await tool.setFaults([{ kind: 'deny' }]);
  const backend = await startBackendProcess({
    dir,
    toolUrl: tool.url,
    entityRefs,
    database,
    env: databaseEnv(database, postgres),
  });
  try {
    await sleep(15_000);
    // What is compiled and cached by the first requests is not the sync's doing.
    await readSome(backend, entityRefs, IDLE_READS);
    const memory = new MemoryWatch(backend.pid);
    const idle = await memory.now();
    await tool.setFaults(LIMITED);
    await tool.forgetCalls();
    const reads = readAllTheTime(backend, entityRefs);
    const cold = await syncAll(backend);
    const during = await reads.stop();
    const peak = memory.peak();
    const log = await tool.log();

    const began = cold.startedAt;
    const took = (cold.finishedAt - began) / 1000;
    const reports = log.filter(
      ({ operation }) => operation === 'GetConsolidatedReport',
    );
    const scoredAt = Math.max(0, ...reports.map(({ endedAt }) => endedAt));
    const forScores = log.filter(({ startedAt }) => startedAt < scoredAt);
    const mostForScores =
      Math.ceil(size / 50) + Math.ceil(size / 15) + Math.ceil(size / 100) + 10;
    const throttled = log.filter(
      ({ error }) => error === 'ThrottlingException',
    );

    const unchanged = await again(tool, backend);
    const changed = await changeOne(tool, backend);
    const quiet = await readSome(backend, entityRefs, IDLE_READS);
    return {
      calls: show(log.length, 0),
      ...byOperation(log),
      'calls until scores, of at most': `${forScores.length} of ${mostForScores}`,
      'time to scores, s': show((scoredAt - began) / 1000),
      'time to all details, s': show(took),
      '… times calls / limit (at most 1.15)': show(
        (took * CALLS_PER_S) / log.length,
        2,
      ),
      'throttled (under 2 %)': `${show(
        (100 * throttled.length) / log.length,
        2,
      )} %`,
      'nothing changed: calls': `${unchanged.calls}`,
      'nothing changed: s': show(unchanged.seconds),
      'one changed: calls': `${changed.calls}`,
      'one changed: s': show(changed.seconds),
      'memory over idle, MB (at most 150)': show(peak - idle, 0),
      'review while syncing, p95 ms': show(percentile(during, 0.95)),
      'review while idle, p95 ms': show(percentile(quiet, 0.95)),
      '… times idle (at most 2)': show(
        percentile(during, 0.95) / percentile(quiet, 0.95),
        2,
      ),
      ...(await measureRows(tool, dir, database, postgres)),
    };
  } finally {
    await backend.stop();
  }
}

/** The same sync, with nothing but a long way to AWS. */
async function measureFar({
  dir,
  tool,
  database,
  postgres,
}: Measured): Promise<Record<string, string>> {
  const far = await mkdtemp(join(dir, 'far-'));
  await tool.setFaults([{ kind: 'deny' }]);
  const backend = await startBackendProcess({
    dir: far,
    toolUrl: tool.url,
    entityRefs: [],
    database,
    env: databaseEnv(database, postgres),
  });
  try {
    await sleep(15_000);
    await tool.setFaults([{ kind: 'latency', milliseconds: FAR_MS }]);
    await tool.forgetCalls();
    const run = await syncAll(backend);
    const log = await tool.log();
    const took = run.finishedAt - run.startedAt;
    const answering = log.reduce(
      (sum, { startedAt, endedAt }) => sum + endedAt - startedAt,
      0,
    );
    return {
      [`${FAR_MS} ms away, no limit: s`]: show(took / 1000),
      '… latency, with the local tool’s own work, ms': show(
        answering / log.length,
      ),
      '… times calls × latency / concurrency (at most 1.2)': show(
        took / (answering / CONCURRENCY),
        2,
      ),
    };
  } finally {
    await backend.stop();
  }
}

async function again(
  tool: ToolProcess,
  backend: BackendProcess,
): Promise<{ calls: number; seconds: number }> {
  await tool.forgetCalls();
  const run = await syncAll(backend);
  return {
    calls: (await tool.log()).length,
    seconds: (run.finishedAt - run.startedAt) / 1000,
  };
}

async function changeOne(
  tool: ToolProcess,
  backend: BackendProcess,
): Promise<{ calls: number; seconds: number }> {
  const {
    items: [{ workloadId }],
  } = await backend.get<WorkloadPage>('well-architected/workloads?limit=1');
  const { items } = await backend.get<{ items: Answer[] }>(
    `well-architected/workloads/${workloadId}/answers?lensAlias=wellarchitected`,
  );
  const answered = items.find(({ risk }) => risk === 'NONE') ?? items[0];
  await tool.client.send(
    new UpdateAnswerCommand({
      WorkloadId: workloadId,
      LensAlias: 'wellarchitected',
      QuestionId: answered.questionId,
      SelectedChoices: [],
      IsApplicable: !answered.applicable,
    }),
  );
  return again(tool, backend);
}

async function measureRows(
  tool: ToolProcess,
  dir: string,
  database: Database,
  postgres: Postgres,
): Promise<Record<string, string>> {
  await tool.setFaults([]);
  const ids: string[] = [];
  const { paginateListWorkloads } = await import(
    '@aws-sdk/client-wellarchitected'
  );
  for await (const page of paginateListWorkloads({ client: tool.client }, {})) {
    ids.push(...page.WorkloadSummaries!.map(({ WorkloadId }) => WorkloadId!));
    if (ids.length >= ROW_SAMPLE) {
      break;
    }
  }
  const rows = await measureStoredRows(
    await readContents(tool.client, ids.slice(0, ROW_SAMPLE)),
    database === 'postgres'
      ? openPostgres(postgres.url)
      : openSqlite(join(dir, 'rows')),
  );
  await tool.setFaults(LIMITED);
  return {
    'rows a second, committed by workload': show(rows.committed, 0),
    'rows a second, inserted in bulk': show(rows.inserted, 0),
    '… share of bulk (at least 0.33)': show(rows.committed / rows.inserted, 2),
  };
}

async function measurePlainScript(
  tool: ToolProcess,
): Promise<Record<string, string>> {
  await tool.setFaults(LIMITED);
  await tool.forgetCalls();
  const took = await timed(() => readPlainly(tool.client));
  const log = await tool.log();
  return {
    calls: show(log.length, 0),
    ...byOperation(log),
    'time to all details, s': show(took),
    '… times calls / limit (at most 1.15)': show(
      (took * CALLS_PER_S) / log.length,
      2,
    ),
    'nothing changed: calls': show(log.length, 0),
    'nothing changed: s': show(took),
    'one changed: calls': show(log.length, 0),
    'one changed: s': show(took),
  };
}

function byOperation(log: Array<{ operation: string }>) {
  const counts: Record<string, string> = {};
  for (const operation of [
    ...new Set(log.map(call => call.operation)),
  ].sort()) {
    counts[`… ${operation}`] = show(
      log.filter(call => call.operation === operation).length,
      0,
    );
  }
  return counts;
}

/** Reads reviews of entities, as people opening pages do. */
function readAllTheTime(backend: BackendProcess, entityRefs: string[]) {
  let reading = true;
  const times: number[] = [];
  const loop = (async () => {
    while (reading) {
      times.push(...(await readSome(backend, entityRefs, 1, times.length)));
    }
  })();
  return {
    stop: async () => {
      reading = false;
      await loop;
      return times;
    },
  };
}

async function readSome(
  backend: BackendProcess,
  entityRefs: string[],
  reads: number,
  from = 0,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = from; i < from + reads; i += 1) {
    const [kind, place] = entityRefs[i % entityRefs.length].split(':');
    const path = `well-architected/entities/${kind}/${place}/review`;
    times.push(1000 * (await timed(() => backend.get(path))));
    await sleep(READ_EVERY_MS);
  }
  return times;
}

function printColumns(
  names: string[],
  columns: Array<Record<string, string>>,
): void {
  const labels = [...new Set(columns.flatMap(column => Object.keys(column)))];
  printTable(
    ['', ...names],
    labels.map(label => [label, ...columns.map(column => column[label] ?? '')]),
  );
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
