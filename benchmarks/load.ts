import { timed } from './measure';

/** How long each of some requests took, in milliseconds. */
export type Times = number[];

/** Sends what a request is; `user` counts those who do so at once, from 0. */
export type Send = (user: number) => Promise<unknown>;

/**
 * Has users send requests at once, each the next one when the last is answered,
 * until so many are sent.
 */
export async function load(
  users: number,
  requests: number,
  send: Send,
): Promise<Times> {
  const times: Times = [];
  let left = requests;
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      while (left > 0) {
        left -= 1;
        times.push(1000 * (await timed(() => send(user))));
      }
    }),
  );
  return times;
}

/**
 * Loads with two kinds of requests by turns, never both at once: what else the
 * machine does hits both alike, and neither waits for the other. The first turn
 * of each is not counted.
 */
export async function loadByTurns(
  users: number,
  turns: number,
  requests: number,
  sends: [Send, Send],
): Promise<[Times, Times]> {
  const all: [Times, Times] = [[], []];
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [index, send] of sends.entries()) {
      const times = await load(users, requests, send);
      if (turn > 0) {
        all[index].push(...times);
      }
    }
  }
  return all;
}

/** Numbers from 0 to 1, the same ones in every run (Mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of some values. */
export function oneOf<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)];
}
