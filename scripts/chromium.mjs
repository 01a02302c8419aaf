import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/**
 * The path of a Chromium for the browser tests: the one that the environment
 * variable `CHROMIUM` names, or the first on the PATH.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const { CHROMIUM, PATH = '' } = process.env;
  const candidates = NAMES.flatMap(name =>
    PATH.split(delimiter).map(folder => join(folder, name)),
  );
  if (CHROMIUM && isAbsolute(CHROMIUM)) {
    candidates.unshift(CHROMIUM);
  }
  for (const candidate of candidates) {
    const found = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) {
      return candidate;
    }
  }
  return undefined;
}
