// Brings what the project needs beside Node.js and npm: a Node.js that
// Backstage supports, Yarn, and the dependencies.
import { execFile, spawn } from 'node:child_process';
import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureWritable } from './folders.mjs';
import { Failure, step } from './say.mjs';

const run = promisify(execFile);

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const SUPPORTED_NODE = [22, 24];

/**
 * Runs the script that calls it again, where needed, under a supported Node.js
 * with the project's Yarn on the PATH, and ends with its exit code.
 *
 * @param {string} scriptUrl `import.meta.url` of the script
 */
export async function underSupportedToolchain(scriptUrl) {
  if (process.env.WELL_ARCHITECTED_TOOLCHAIN) {
    return;
  }
  const path = await step('Finding Node.js and Yarn', 'once, about 15 s', () =>
    toolchainPath(),
  );
  const child = spawn(
    'node',
    [fileURLToPath(scriptUrl), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, WELL_ARCHITECTED_TOOLCHAIN: '1' },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // A Ctrl-C reaches the whole group: the child decides when it is over.
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  }
  process.exit(
    await new Promise(done =>
      child.on('close', (code, signal) => done(code ?? (signal ? 1 : 0))),
    ),
  );
}

async function toolchainPath() {
  const { packageManager } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const yarnVersion = packageManager.split('@')[1];
  const major = Number(process.versions.node.split('.')[0]);

  const packages = [];
  if (!SUPPORTED_NODE.includes(major)) {
    packages.push('node@24');
  }
  const yarn = await run('yarn', ['--version'], { cwd: root }).catch(() => ({
    stdout: '',
  }));
  if (yarn.stdout.trim() !== yarnVersion) {
    packages.push(`@yarnpkg/cli-dist@${yarnVersion}`);
  }
  if (packages.length === 0) {
    return process.env.PATH;
  }
  try {
    const { stdout } = await run('npx', [
      '--yes',
      '--prefer-offline',
      ...packages.flatMap(name => ['--package', name]),
      '-c',
      'node --print process.env.PATH',
    ]);
    return stdout.trim();
  } catch (error) {
    throw new Failure(
      `npm could not bring ${packages.join(
        ' and ',
      )}: is the npm registry in reach? ${npmError(error.stderr)}`,
    );
  }
}

const INSTALL_STATE = join(root, 'node_modules/.yarn-state.yml');

/** Installs the dependencies unless no manifest changed since the last time. */
export async function installDependencies() {
  if (await installed()) {
    return;
  }
  await ensureWritable(root);
  await step('Installing the dependencies', 'once, about 2 min', async () => {
    try {
      await run('yarn', ['install', '--immutable'], {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
      });
    } catch (error) {
      const reason = `${error.stdout}`
        .split('\n')
        .filter(line => /YN\d+/.test(line) && !/YN00(00|04|07|13)/.test(line))
        .pop();
      throw new Failure(
        `Yarn could not install the dependencies: ${
          reason ?? lastLine(error.stderr)
        }`,
      );
    }
    // Yarn leaves it as it was where nothing was to be done.
    const now = new Date();
    await utimes(INSTALL_STATE, now, now);
  });
}

async function installed() {
  const state = await changedAt(INSTALL_STATE);
  const manifests = ['package.json', 'yarn.lock'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of await readdir(join(root, folder))) {
      manifests.push(`${folder}/${name}/package.json`);
    }
  }
  const times = await Promise.all(
    manifests.map(file => changedAt(join(root, file))),
  );
  return state > Math.max(...times);
}

/** When a file changed, in milliseconds since 1970; 0 when there is none. */
export async function changedAt(file) {
  const stats = await stat(file).catch(() => undefined);
  return stats?.mtimeMs ?? 0;
}

/** What npm says first of why it failed. */
function npmError(text) {
  return /^npm error (?!code|errno|syscall).*$/m.exec(`${text}`)?.[0] ?? '';
}

function lastLine(text) {
  return `${text ?? ''}`.trim().split('\n').pop();
}
