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
    async function stored(count: number) {
      const knex = await migratedDatabase(databases, databaseId);
      await insertSource(knex);
      for (let number = 1; number <= count; number += 1) {
        await insertWorkload(knex, {
          id: `w${`${number}`.padStart(3, '0')}`,
          listed_hash: 'listed',
        });
      }
      const workloads = new WorkloadStore(knex);
      const listToRead = jest.spyOn(workloads, 'listToRead');
      const queue = new ToReadQueue(workloads, {
        sourceId: SOURCE_ID,
        notFailedSince: BEGAN,
      });
      const read = async (id: string) => {
        await knex('workloads').where({ id }).update({ read_hash: 'listed' });
        queue.done();
      };
      return { knex, queue, listToRead, read };
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

    it('fetches the next ones before they are needed, so that nobody waits for them', async () => {
      const { knex, queue, listToRead } = await stored(80);
      const taken: string[] = [];
      const take = async () => taken.push((await queue.take())!.id);
      while (listToRead.mock.calls.length < 2) {
        await take();
      }
      expect(taken.length).toBeLessThan(64);
      await listToRead.mock.results[1].value;
      await knex('workloads').where({ id: 'w080' }).update({ views: 1 });
      while (taken.length < 80) {
        await take();
      }
      expect(new Set(taken).size).toBe(80);
      expect(taken).toEqual([...taken].sort());
      // There was nothing beyond them: that is asked once more, at the end.
      expect(listToRead).toHaveBeenCalledTimes(2);
      expect(await queue.take()).toBeUndefined();
      expect(listToRead).toHaveBeenCalledTimes(3);
    });

    it('tries again where the next ones cannot be fetched ahead', async () => {
      const { queue, listToRead } = await stored(80);
      await queue.take();
      listToRead.mockRejectedValueOnce(new Error('The store is away'));
      for (let taken = 1; taken < 80; taken += 1) {
        expect(await queue.take()).toBeDefined();
      }
      expect(await queue.take()).toBeUndefined();
    });

    it('does not give what was fetched before it looks anew', async () => {
      const { knex, queue, listToRead } = await stored(3);
      listToRead.mockImplementationOnce(async options => {
        const rows = await new WorkloadStore(knex).listToRead(options);
        await knex('workloads').where({ id: 'w003' }).update({ views: 1 });
        queue.lookAnew();
        return rows;
      });
      expect((await queue.take())!.id).toBe('w003');
      expect(listToRead).toHaveBeenCalledTimes(2);
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
