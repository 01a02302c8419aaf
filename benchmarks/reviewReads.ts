import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendProcess } from './backend';
import { timed } from './measure';

const READ_EVERY_MS = 50;

/** Reads reviews of entities, as people opening pages do. */
export function readAllTheTime(backend: BackendProcess, entityRefs: string[]) {
  let reading = true;
  const times: number[] = [];
  const loop = (async () => {
    while (reading) {
      times.push(...(await readSome(backend, entityRefs, 1, times.length)));
    }
  })();
  return {
    stop: async () => {
      reading = false;
      await loop;
      return times;
    },
  };
}

/** Reads reviews one after the other; tells how long each took, in milliseconds. */
export async function readSome(
  backend: BackendProcess,
  entityRefs: string[],
  reads: number,
  from = 0,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = from; i < from + reads; i += 1) {
    const [kind, place] = entityRefs[i % entityRefs.length].split(':');
    const path = `well-architected/entities/${kind}/${place}/review`;
    times.push(1000 * (await timed(() => backend.get(path))));
    await sleep(READ_EVERY_MS);
  }
  return times;
}
