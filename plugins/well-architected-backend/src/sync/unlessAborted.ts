import { once } from 'events';

/**
 * What some work comes to, unless a signal is given before. Work that takes no
 * notice of the signal at once goes on to its end, and nobody hears of it.
 *
 * @throws the reason of the signal, or what the work throws
 */
export async function unlessAborted<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const ended = new AbortController();
  const aborted = once(signal, 'abort', { signal: ended.signal });
  try {
    return await Promise.race([
      work(),
      aborted.then(() => {
        throw signal.reason;
      }),
    ]);
  } finally {
    ended.abort();
  }
}
