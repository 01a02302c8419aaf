import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload } from '../__testUtils__/rows';
import { WorkloadStore } from '../store/WorkloadStore';
import { ToReadQueue } from './ToReadQueue';

jest.setTimeout(60_000);

const SOURCE_ID = '111122223333:eu-west-1';
const BEGAN = '2026-05-01T00:00:00.000Z';

describe('ToReadQueue', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function stored(workloads: number) {
      const knex = await migratedDatabase(databases, databaseId);
      await insertSource(knex);
      for (let number = 1; number <= workloads; number += 1) {
        await insertWorkload(knex, {
          id: `w${`${number}`.padStart(3, '0')}`,
          listed_hash: 'listed',
        });
      }
      const queue = new ToReadQueue(new WorkloadStore(knex), {
        sourceId: SOURCE_ID,
        notFailedSince: BEGAN,
      });
      const read = async (id: string) => {
        await knex('workloads').where({ id }).update({ read_hash: 'listed' });
        queue.done();
      };
      return { knex, queue, read };
    }

    it('gives each once, in order, to several at once, over more than one batch', async () => {
      const { queue, read } = await stored(150);
      const taken: string[] = [];
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (
            let workload = await queue.take();
            workload;
            workload = await queue.take()
          ) {
            taken.push(workload.id);
            await read(workload.id);
          }
        }),
      );
      expect(taken).toHaveLength(150);
      expect(new Set(taken).size).toBe(150);
      expect(taken).toEqual([...taken].sort());
    });

    it('gives nothing again of what is under way or was given up', async () => {
      const { queue } = await stored(2);
      const first = await queue.take();
      await queue.take();
      queue.done();
      expect(first!.id).toBe('w001');
      expect(await queue.take()).toBeUndefined();
    });

    it('looks anew for what was opened, and leaves out what was read elsewhere', async () => {
      const { knex, queue } = await stored(4);
      expect((await queue.take())!.id).toBe('w001');
      await knex('workloads').where({ id: 'w004' }).update({ views: 1 });
      await knex('workloads')
        .where({ id: 'w002' })
        .update({ read_hash: 'listed' });
      queue.lookAnew();
      expect((await queue.take())!.id).toBe('w004');
      expect((await queue.take())!.id).toBe('w003');
      expect(await queue.take()).toBeUndefined();
    });
  });
});
