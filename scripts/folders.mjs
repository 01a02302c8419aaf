import { access, constants, mkdir } from 'node:fs/promises';
import { Failure } from './say.mjs';

/**
 * Makes a folder where there is none, and fails in one line when it cannot be
 * written to.
 *
 * @param {string} folder
 */
export async function ensureWritable(folder) {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new Failure(`${folder} cannot be written to: ${error.code}.`);
  }
}
