// How the project's commands speak: one line a step, one line a failure.

/** Something that ends a command and that its user can do something about. */
export class Failure extends Error {}

/**
 * Says what is done and how long it takes, does it, and says how long it took.
 *
 * @template T
 * @param {string} what
 * @param {string} howLong
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, howLong, work) {
  const begin = Date.now();
  console.log(`• ${what}${howLong ? ` (${howLong})` : ''} …`);
  const result = await work();
  console.log(`  ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Runs a command's main function; a failure ends it with its one line.
 *
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    console.error(`\n✗ ${error.message}`);
    process.exit(1);
  }
}
