// The app, built anew only when one of its sources changed.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure, step } from './say.mjs';
import { changedAt, root } from './toolchain.mjs';

const SOURCES = [
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/well-architected/package.json',
  'plugins/well-architected/src',
  'plugins/well-architected-common/src',
];

/** Builds `packages/app/dist`, which the backend serves. */
export async function buildApp() {
  const built = await changedAt(join(root, 'packages/app/dist/index.html'));
  const times = await Promise.all(
    SOURCES.map(source => newestChange(join(root, source))),
  );
  if (built > Math.max(...times)) {
    return;
  }
  await step('Building the app', 'when it changed, about 30 s', async () => {
    await promisify(execFile)('yarn', ['workspace', 'app', 'build'], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    }).catch(error => {
      throw new Failure(`The app does not build:\n${error.stderr}`);
    });
  });
}

async function newestChange(path) {
  const entries = await readdir(path, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  const times = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(entry => changedAt(join(entry.parentPath, entry.name))),
  );
  return Math.max(await changedAt(path), ...times);
}
