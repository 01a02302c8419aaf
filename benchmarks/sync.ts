/**
 * How the sync stands to what AWS allows, to plain SQL and to a plain script.
 * `yarn bench sync` runs all of it; `yarn bench sync 100 1000` the small sizes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureColdSync } from './coldSync';
import type { Postgres } from './databases';
import { measureFarAway } from './farAway';
import { printTable } from './measure';
import { measurePlainScript } from './plainScript';
import { CALLS_PER_S, LATENCY_MS, type Column } from './syncSetting';
import { startToolProcess } from './tool';

/** Where a long way to AWS is measured too. */
const FAR_SIZE = 1000;

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
    const columns: Column[] = [];
    for (const database of ['sqlite', 'postgres'] as const) {
      const options = { size, dir, tool, database, postgres };
      columns.push({
        ...(await measureColdSync(options)),
        ...(size === FAR_SIZE ? await measureFarAway(options) : {}),
      });
    }
    columns.push(await measurePlainScript(tool));
    printColumns(['SQLite', 'PostgreSQL', 'plain script'], columns);
  } finally {
    await tool.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function printColumns(names: string[], columns: Column[]): void {
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
