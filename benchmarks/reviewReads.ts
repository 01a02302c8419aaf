import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendProcess } from './backend';
import { timed } from './measure';

const READ_EVERY_MS = 50;

/** After so many, the next ones take no less time any more. */
const WARM_UP_READS = 2000;

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

/** Reads reviews without a pause, until the backend has compiled what answers them. */
export async function warmUp(
  backend: BackendProcess,
  entityRefs: string[],
): Promise<void> {
  for (let i = 0; i < WARM_UP_READS; i += 1) {
    await readReview(backend, entityRefs, i);
  }
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
    times.push(1000 * (await timed(() => readReview(backend, entityRefs, i))));
    await sleep(READ_EVERY_MS);
  }
  return times;
}

async function readReview(
  backend: BackendProcess,
  entityRefs: string[],
  index: number,
): Promise<void> {
  const [kind, place] = entityRefs[index % entityRefs.length].split(':');
  await backend.get(`well-architected/entities/${kind}/${place}/review`);
}
