import { mkdtemp, readdir, rm, stat } from 'fs/promises';
import knexFactory from 'knex';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { checkpointOften } from './checkpointOften';

jest.setTimeout(60_000);

describe('checkpointOften', () => {
  const databases = createTestDatabases();

  it('keeps the write-ahead log of SQLite short', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'checkpoints-'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: join(dir, 'store.sqlite') },
      useNullAsDefault: true,
    });
    await knex.raw('pragma journal_mode = wal');
    await checkpointOften(knex);
    await knex.raw('create table texts (text)');
    for (let row = 0; row < 200; row += 1) {
      await knex('texts').insert({ text: 'x'.repeat(40_000) });
    }
    const log = (await readdir(dir)).find(file => file.endsWith('-wal'))!;
    // The 2,000 pages that were written would be eight megabytes.
    expect((await stat(join(dir, log))).size).toBeLessThan(1_000_000);
    await knex.destroy();
    await rm(dir, { recursive: true });
  });

  it.each(databases.eachSupportedId())(
    'lets a store on %p be as it was otherwise',
    async databaseId => {
      const knex = await migratedDatabase(databases, databaseId);
      await checkpointOften(knex);
      await expect(knex('workloads')).resolves.toEqual([]);
    },
  );
});
