import { mkdtemp, rm } from 'fs/promises';
import knexFactory, { type Knex } from 'knex';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import { migrations } from '../__testUtils__/databases';
import { startEngine } from '../__testUtils__/engine';

jest.setTimeout(60_000);

const SHOP = `${accounts.shop}:eu-west-1`;

describe('a disk that is full', () => {
  let folder: string;
  let knex: Knex;
  let tool: LocalTool;

  const pages = async (): Promise<number> =>
    (await knex.raw('pragma page_count'))[0].page_count;
  /** SQLite itself refuses to grow, as it does where the disk is full. */
  const allowPages = (count: number) =>
    knex.raw(`pragma max_page_count = ${count}`);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'well-architected-disk-'));
    knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'store.sqlite') },
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
    await knex.migrate.latest(migrations);
    tool = await startLocalTool();
  });
  afterEach(async () => {
    await tool.stop();
    await knex.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves no workload half written, and is over when there is room again', async () => {
    const engine = await startEngine({
      knex,
      tool,
      wellArchitected: {
        sources: [{ accountId: accounts.shop, regions: ['eu-west-1'] }],
      },
    });
    await allowPages((await pages()) + 60);
    await engine.wake(SHOP).catch(() => {});
    const full = await knex('workloads').whereNotNull('read_at');
    for (const { id } of full) {
      const answers = await knex('answers').where({ workload_id: id });
      expect(answers.length).toBeGreaterThanOrEqual(57);
    }

    await allowPages(1_000_000);
    const run = await engine.wakeWhenDue(SHOP);
    expect(run).toMatchObject({ scope: 'source', state: 'succeeded' });
    expect(run.listed).toBeGreaterThan(full.length);
    const left = await knex('workloads').whereNull('read_at');
    expect(left).toEqual([]);
    expect(await knex('workloads').whereNotNull('problem')).toEqual([]);
    expect(await engine.stores.sources.get(SHOP)).toMatchObject({
      problem: null,
    });
  });
});
