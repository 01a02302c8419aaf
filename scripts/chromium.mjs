import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/**
 * A Chromium for the browser tests: the one that the environment variable
 * `CHROMIUM` names, or the first on the PATH.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  for (const name of [process.env.CHROMIUM, ...NAMES].filter(Boolean)) {
    const found = await promisify(execFile)(name, ['--version']).then(
      () => true,
      () => false,
    );
    if (found) {
      return name;
    }
  }
  return undefined;
}
