import { UpdateAnswerCommand } from '@aws-sdk/client-wellarchitected';
import type {
  Answer,
  WorkloadPage,
} from 'backstage-plugin-well-architected-common';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBackendProcess, syncAll, type BackendProcess } from './backend';
import { databaseEnv } from './databases';
import { MemoryWatch, percentile, show } from './measure';
import { readAllTheTime, readSome, warmUp } from './reviewReads';
import { measureRows } from './storedRows';
import {
  againstLimit,
  callsOf,
  LIMITED,
  type Column,
  type SyncSetting,
} from './syncSetting';
import type { ToolProcess } from './tool';

const ENTITIES = 20;
const IDLE_READS = 200;

/**
 * As much as a small container allows. With more, V8 lets garbage lie for as
 * long as there is room, and that would be measured in place of what it needs.
 */
const HEAP_LIMIT = { NODE_OPTIONS: '--max-old-space-size=384' };

/** A p95 of fewer reads is told by the few slowest of them. */
const LEAST_READS = 400;

/** The first sync of all workloads, one when nothing has changed, and one when one answer has. */
export async function measureColdSync(setting: SyncSetting): Promise<Column> {
  const entityRefs = (await setting.tool.taggedEntities()).slice(0, ENTITIES);
  const { column, during, quiet } = await measureOnce(setting, entityRefs);
  while (during.length < LEAST_READS) {
    during.push(...(await readDuringAnother(setting, entityRefs)));
  }
  return {
    ...column,
    'review while syncing, p95 ms': show(percentile(during, 0.95)),
    'review while idle, p95 ms': show(percentile(quiet, 0.95)),
    '… times idle (at most 2)': show(
      percentile(during, 0.95) / percentile(quiet, 0.95),
      2,
    ),
    ...(await measureRows(setting)),
  };
}

/**
 * What one backend shows but for reading, of which one sync may tell too little.
 *
 * @returns beside that how long reads took meanwhile, and when all was quiet, in milliseconds
 */
async function measureOnce(
  setting: SyncSetting,
  entityRefs: string[],
): Promise<{ column: Column; during: number[]; quiet: number[] }> {
  const { size, tool } = setting;
  const backend = await startQuiet(setting, entityRefs);
  try {
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
    const column = {
      ...callsOf(log),
      'calls until scores, of at most': `${forScores.length} of ${mostForScores}`,
      'time to scores, s': show((scoredAt - began) / 1000),
      ...againstLimit(took, log.length),
      'throttled (under 2 %)': `${show(
        (100 * throttled.length) / log.length,
        2,
      )} %`,
      'nothing changed: calls': `${unchanged.calls}`,
      'nothing changed: s': show(unchanged.seconds),
      'one changed: calls': `${changed.calls}`,
      'one changed: s': show(changed.seconds),
      'memory over idle, MB (at most 150)': show(peak - idle, 0),
    };
    return { column, during, quiet };
  } finally {
    await backend.stop();
  }
}

/** Reads during the first sync of another backend, of which nothing else is told. */
async function readDuringAnother(
  setting: SyncSetting,
  entityRefs: string[],
): Promise<number[]> {
  const dir = await mkdtemp(join(setting.dir, 'another-'));
  const backend = await startQuiet({ ...setting, dir }, entityRefs);
  try {
    await setting.tool.setFaults(LIMITED);
    const reads = readAllTheTime(backend, entityRefs);
    await syncAll(backend);
    return await reads.stop();
  } finally {
    await backend.stop();
  }
}

/** Starts a backend that has synced nothing, and answers who reads as fast as it will. */
async function startQuiet(
  { dir, tool, database, postgres }: SyncSetting,
  entityRefs: string[],
): Promise<BackendProcess> {
  // The source is denied until the backend is up and quiet.
  await tool.setFaults([{ kind: 'deny' }]);
  const backend = await startBackendProcess({
    dir,
    toolUrl: tool.url,
    entityRefs,
    database,
    env: { ...databaseEnv(database, postgres), ...HEAP_LIMIT },
  });
  await sleep(15_000);
  // What is compiled and cached by the first requests is not the sync's doing.
  await warmUp(backend, entityRefs);
  return backend;
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
