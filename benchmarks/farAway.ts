import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CALLS_AT_ONCE } from '../plugins/well-architected-backend/src/aws';
import { startBackendProcess, syncAll } from './backend';
import { databaseEnv } from './databases';
import { show } from './measure';
import type { Column, SyncSetting } from './syncSetting';

const FAR_MS = 100;

/** The same sync, with nothing but a long way to AWS. */
export async function measureFarAway({
  dir,
  tool,
  database,
  postgres,
}: SyncSetting): Promise<Column> {
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
        took / (answering / CALLS_AT_ONCE),
        2,
      ),
    };
  } finally {
    await backend.stop();
  }
}
