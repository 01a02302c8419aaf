import { setTimeout as sleep } from 'timers/promises';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { readAhead } from './readAhead';

describe('readAhead', () => {
  const log: string[] = [];
  beforeEach(() => {
    log.length = 0;
  });

  /** Reads the numbers up to a last one, and logs what is done in which order. */
  function numbers(
    last: number,
    options: { readMs?: number; storeMs?: number; failing?: string } = {},
  ) {
    const { readMs = 0, storeMs = 0, failing } = options;
    const doing = async (what: string, milliseconds: number) => {
      log.push(what);
      await sleep(milliseconds);
      if (what === failing) {
        throw new Error(`${what} failed`);
      }
      log.push(`${what} done`);
    };
    let next = 0;
    return async () => {
      next += 1;
      const number = next;
      if (number > last) {
        return undefined;
      }
      await doing(`read ${number}`, readMs);
      return () => doing(`store ${number}`, storeMs);
    };
  }

  it('stores all that was read, the last too', async () => {
    await readAhead(3, numbers(7));
    expect(log.filter(entry => /^store . done$/.test(entry)).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map(number => `store ${number} done`),
    );
  });

  it('asks for the next one before the last is stored, and for none further', async () => {
    await readAhead(1, numbers(3, { readMs: 5, storeMs: 20 }));
    expect(log).toEqual([
      'read 1',
      'read 1 done',
      'read 2',
      'store 1',
      'read 2 done',
      'store 1 done',
      'read 3',
      'store 2',
      'read 3 done',
      'store 2 done',
      'store 3',
      'store 3 done',
    ]);
  });

  it('reads no more at once than there are loops', async () => {
    await readAhead(4, numbers(20, { readMs: 5 }));
    let reading = 0;
    const most = Math.max(
      ...log.map(entry => {
        if (/^read/.test(entry)) {
          reading += entry.endsWith('done') ? -1 : 1;
        }
        return reading;
      }),
    );
    expect(most).toBe(4);
  });

  it('keeps nothing of what is stored while it waits for the next one', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    let first: WeakRef<object> | undefined;
    let goOn: () => void = () => {};
    const waiting = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const reading = readAhead(1, async () => {
      if (first) {
        await waiting;
        return undefined;
      }
      const content = { questions: new Array(1000).fill('a question') };
      first = new WeakRef(content);
      return async () => {
        await sleep(content.questions.length / 1000);
      };
    });
    await sleep(50);
    collectGarbage();
    expect(first!.deref()).toBeUndefined();
    goOn();
    await reading;
  });

  it.each(['read 3', 'store 3'])(
    'ends all loops when "%s" fails, once what was begun has ended',
    async failing => {
      await expect(
        readAhead(2, numbers(100, { readMs: 5, storeMs: 5, failing })),
      ).rejects.toThrow(`${failing} failed`);
      const before = [...log];
      expect(before.length).toBeLessThan(40);
      const begun = before.filter(
        entry => !entry.endsWith('done') && entry !== failing,
      );
      expect(before).toEqual(
        expect.arrayContaining(begun.map(entry => `${entry} done`)),
      );
      await sleep(30);
      expect(log).toEqual(before);
    },
  );
});
