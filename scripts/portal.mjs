// The sample portal as processes: the local Well-Architected Tool, and the
// backend, which serves the app too.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureWritable } from './folders.mjs';
import { assertFree } from './ports.mjs';
import { startBackend, startTool } from './processes.mjs';
import { Failure } from './say.mjs';

const READY_WITHIN_MS = 120_000;
/** How many components examples/ has; the catalog reads them in the background. */
const SAMPLE_COMPONENTS = 33;
/** One of the sample people who may see the sources. */
const ARCHITECT = 'aster.field';

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

  const tool = startTool({
    port: toolPort,
    args: ['--data', join(dataDir, 'well-architected-tool.json')],
    log: join(dataDir, 'well-architected-tool.log'),
    env,
  });
  const backend = startBackend({
    port,
    toolUrl,
    configs,
    log: join(dataDir, 'backend.log'),
    env: {
      APP_CONFIG_backend_database_connection_directory: join(
        dataDir,
        'database',
      ),
      ...env,
    },
  });

  const processes = [tool, backend];
  const stop = async () => {
    await Promise.all(processes.map(({ stop: end }) => end()));
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
  const { backstageIdentity } = await json(`${url}/api/auth/sample/refresh`, {
    headers: { 'X-Sample-Person': ARCHITECT },
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
