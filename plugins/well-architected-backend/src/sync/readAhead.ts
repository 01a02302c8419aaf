import { setImmediate as afterwards } from 'timers/promises';

/** Stores what was read. */
export type Store = () => Promise<void>;

/**
 * Reads one after the other, in several loops at once, until there is no next
 * one. While a loop reads the next one it stores the last.
 *
 * @param loops - so many are read at once, and so many stored
 * @param readNext - reads the next one; undefined when there is none
 * @throws what reading or storing throws, once all that was begun has ended
 */
export async function readAhead(
  loops: number,
  readNext: () => Promise<Store | undefined>,
): Promise<void> {
  let isOver = false;
  const endingAll = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  /**
   * A function of its own, so that a loop that waits for long keeps nothing of
   * what it has read before.
   *
   * @returns the storing of the next one, undefined when there is none
   */
  const readOne = async (last?: Promise<void>) => {
    const [store] = await allOf([endingAll(readNext()), last]);
    if (!store) {
      return undefined;
    }
    // The next call is on its way before: SQLite stores without a pause.
    const storing = endingAll(afterwards().then(store));
    // Is looked at when the next one is read.
    storing.catch(() => {});
    return { storing };
  };
  const loop = async () => {
    let last: Promise<void> | undefined;
    while (!isOver) {
      const read = await readOne(last);
      if (!read) {
        return;
      }
      last = read.storing;
    }
    await last;
  };
  await allOf(Array.from({ length: loops }, loop));
}

/** What all of them come to, once none is under way any more. */
async function allOf<T extends unknown[]>(steps: [...T]) {
  await Promise.allSettled(steps);
  return Promise.all(steps);
}
