import {
  paginateListWorkloads,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import knexFactory, { type Knex } from 'knex';
import { join } from 'node:path';
import { readWorkload } from '../plugins/well-architected-backend/src/aws/readWorkload';
import type { WorkloadContent } from '../plugins/well-architected-backend/src/aws';
import { createFollowRisks } from '../plugins/well-architected-backend/src/remediation/followRisks';
import { commitWorkload } from '../plugins/well-architected-backend/src/store/commitWorkload';
import { toWorkloadCommit } from '../plugins/well-architected-backend/src/sync/toWorkloadCommit';
import { show, timed } from './measure';
import { LIMITED, type Column, type SyncSetting } from './syncSetting';
import { SOURCE } from './tool';

const MIGRATIONS = join(
  __dirname,
  '../plugins/well-architected-backend/migrations',
);
const TABLES = [
  'lens_reviews',
  'pillar_reviews',
  'answers',
  'score_history',
  'tasks',
  'task_history',
];
const NOW = '2026-01-01T00:00:00.000Z';
/** So many workloads are stored. */
const ROW_SAMPLE = 200;
const SOURCE_ID = `${SOURCE.accountId}:${SOURCE.region}`;

/** Rows a second: as the plugin commits them, and inserted in bulk. */
interface StoredRows {
  committed: number;
  inserted: number;
}

/** How fast some workloads of the tool are stored. */
export async function measureRows({
  tool,
  dir,
  database,
  postgres,
}: SyncSetting): Promise<Column> {
  await tool.setFaults([]);
  const ids: string[] = [];
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

/** Reads some workloads, to be stored without AWS in the way. */
async function readContents(
  client: WellArchitectedClient,
  ids: string[],
): Promise<WorkloadContent[]> {
  const contents = [];
  for (const workloadId of ids) {
    contents.push(
      await readWorkload(client, {
        workloadId,
        storedMilestones: async () => new Set(),
        onMilestone: () => {},
        signal: new AbortController().signal,
      }),
    );
  }
  return contents;
}

/**
 * Stores workloads one by one, each with its tasks in a transaction of its own,
 * and then the very same rows in bulk, table by table.
 */
async function measureStoredRows(
  contents: WorkloadContent[],
  open: () => Promise<Knex>,
): Promise<StoredRows> {
  const knex = await open();
  await prepare(knex, contents);
  const followRisks = createFollowRisks(['HIGH']);
  const committing = await timed(async () => {
    for (const content of contents) {
      await commitWorkload(
        knex,
        toWorkloadCommit({
          content,
          milestones: [],
          readAt: NOW,
          askedFor: null,
          listedHash: null,
          linkTag: 'backstage.io/entity-ref',
          followRisks,
          syncRunId: 'bench',
        }),
        // Nobody asks.
        async () => {},
      );
    }
  });
  const written = new Map<string, object[]>();
  for (const table of TABLES) {
    written.set(table, await knex(table));
  }
  await knex.destroy();

  const bulk = await open();
  await prepare(bulk, contents);
  const inserting = await timed(async () => {
    for (const [table, rows] of written) {
      await bulk.batchInsert(table, rows, 200);
    }
  });
  await bulk.destroy();

  const rows = [...written.values()].reduce((sum, all) => sum + all.length, 0);
  return { committed: rows / committing, inserted: rows / inserting };
}

/** Opens an empty SQLite in a file, as a portal has it. */
function openSqlite(file: string): () => Promise<Knex> {
  let opened = 0;
  return async () => {
    opened += 1;
    return knexFactory({
      client: 'better-sqlite3',
      connection: { filename: `${file}-${opened}.sqlite` },
      useNullAsDefault: true,
      // One connection, as Backstage opens it.
      pool: { min: 1, max: 1 },
    });
  };
}

/** Opens an empty database of a PostgreSQL server. */
function openPostgres(url: string): () => Promise<Knex> {
  let opened = 0;
  return async () => {
    const admin = knexFactory({ client: 'pg', connection: `${url}/postgres` });
    opened += 1;
    const name = `rows_${process.pid}_${Date.now()}_${opened}`;
    await admin.raw(`create database ${name}`);
    await admin.destroy();
    return knexFactory({ client: 'pg', connection: `${url}/${name}` });
  };
}

async function prepare(knex: Knex, contents: WorkloadContent[]): Promise<void> {
  await knex.migrate.latest({ directory: MIGRATIONS });
  await knex('sources').insert({
    id: SOURCE_ID,
    name: 'Bench',
    account_id: SOURCE.accountId,
    region: SOURCE.region,
    configured: true,
    listing_due_at: NOW,
  });
  await knex.batchInsert(
    'workloads',
    contents.map(({ summary }) => ({
      id: summary.workloadId,
      arn: summary.workloadArn,
      source_id: SOURCE_ID,
      account_id: SOURCE.accountId,
      region: SOURCE.region,
      name: summary.workloadName,
      aws_updated_at: summary.updatedAt,
    })),
    50,
  );
}
