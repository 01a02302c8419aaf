// The sample portal as processes: the local Well-Architected Tool, and the
// backend, which serves the app too.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureWritable } from './folders.mjs';
import { assertFree } from './ports.mjs';
import { Failure } from './say.mjs';
import { root } from './toolchain.mjs';

const READY_WITHIN_MS = 120_000;
/** How many components examples/ has; the catalog reads them in the background. */
const SAMPLE_COMPONENTS = 33;
const STOPPED_WITHIN_MS = 10_000;

/**
 * Starts the portal and waits until it answers.
 *
 * @param {object} options
 * @param {number} options.port of the portal
 * @param {number} options.toolPort of the local Well-Architected Tool
 * @param {string} options.dataDir where everything is kept between starts
 * @param {string[]} [options.configs] further configuration files
 * @param {Record<string, string>} [options.env] further environment variables
 * @returns {Promise<{url: string, toolUrl: string, stopped: Promise<string>, stop: () => Promise<void>}>}
 *   `stopped` tells which process ended by itself
 */
export async function startPortal(options) {
  const { port, toolPort, dataDir, configs = [], env = {} } = options;
  await ensureWritable(dataDir);
  await ensureWritable(join(dataDir, 'database'));
  await assertFree(port);
  await assertFree(toolPort);

  const url = `http://localhost:${port}`;
  const toolUrl = `http://127.0.0.1:${toolPort}`;

  const tool = start('the local Well-Architected Tool', {
    cwd: join(root, 'packages/well-architected-tool-local'),
    args: [
      'src/cli.ts',
      '--port',
      `${toolPort}`,
      '--data',
      join(dataDir, 'well-architected-tool.json'),
    ],
    log: join(dataDir, 'well-architected-tool.log'),
    env,
  });
  const backend = start('the Backstage backend', {
    cwd: join(root, 'packages/backend'),
    args: [
      'src/index.ts',
      ...['app-config.yaml', ...configs].flatMap(file => [
        '--config',
        join(root, file),
      ]),
    ],
    log: join(dataDir, 'backend.log'),
    env: {
      NODE_ENV: 'development',
      APP_CONFIG_app_baseUrl: url,
      APP_CONFIG_backend_baseUrl: url,
      APP_CONFIG_backend_listen_port: `${port}`,
      APP_CONFIG_backend_database_connection_directory: join(
        dataDir,
        'database',
      ),
      APP_CONFIG_wellArchitected_endpoint: toolUrl,
      // Roles are assumed at the local tool too.
      AWS_ENDPOINT_URL_STS: toolUrl,
      ...env,
    },
  });

  const processes = [tool, backend];
  const stop = async () => {
    await Promise.all(processes.map(end));
  };
  const stopped = Promise.race(processes.map(({ ended }) => ended));

  try {
    await Promise.race([
      isReady(`http://127.0.0.1:${port}`),
      stopped.then(name => {
        throw new Failure(`${name} ended. What it said is in ${dataDir}.`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, toolUrl, stopped, stop };
}

function start(name, { cwd, args, log, env }) {
  const child = spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', ...args],
    { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = createWriteStream(log);
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  return {
    child,
    ended: new Promise(done => child.on('close', () => done(name))),
  };
}

async function end({ child, ended }) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.kill('SIGTERM');
  const late = sleep(STOPPED_WITHIN_MS, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') {
    child.kill('SIGKILL');
    await ended;
  }
}

/** Waits until the portal answers, has its catalog, and has read every source. */
async function isReady(url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (await hasSample(url).catch(() => false)) {
      return;
    }
    await sleep(300);
  }
  throw new Failure(
    `The portal was not ready within ${READY_WITHIN_MS / 1000} s.`,
  );
}

async function hasSample(url) {
  const { backstageIdentity } = await json(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const headers = { Authorization: `Bearer ${backstageIdentity.token}` };
  const catalog = await json(
    `${url}/api/catalog/entities/by-query?filter=kind=component&limit=1`,
    { headers },
  );
  const sources = await json(`${url}/api/well-architected/sources`, {
    headers,
  });
  return (
    catalog.totalItems >= SAMPLE_COMPONENTS &&
    sources.items.every(({ lastListedAt }) => lastListedAt !== null)
  );
}

async function json(url, init) {
  const response = await fetch(url, init);
  if (!response.ok) {
    throw new Failure(`${url} answers ${response.status}.`);
  }
  return response.json();
}
