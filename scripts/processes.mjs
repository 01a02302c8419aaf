// The processes of a portal: the local Well-Architected Tool, and backends.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './toolchain.mjs';

const STOPPED_WITHIN_MS = 15_000;

/**
 * A process that was started.
 *
 * @typedef {object} Started
 * @property {number} pid
 * @property {Promise<string>} ended tells its name when it has ended
 * @property {() => Promise<void>} stop asks it to end, and makes it after a while
 * @property {() => Promise<void>} kill ends it at once, as a crash does
 */

/**
 * Starts the local Well-Architected Tool.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string[]} [options.args] further arguments of its command line
 * @param {string} options.log the file that takes what it says
 * @param {Record<string, string>} [options.env]
 * @returns {Started}
 */
export function startTool({ port, args = [], log, env = {} }) {
  return start('the local Well-Architected Tool', {
    cwd: join(root, 'packages/well-architected-tool-local'),
    args: ['src/cli.ts', '--port', `${port}`, ...args],
    log,
    env,
  });
}

/**
 * Starts the backend of the sample portal.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.toolUrl where AWS is, for it
 * @param {string[]} [options.configs] configuration files after app-config.yaml
 * @param {string} options.log the file that takes what it says
 * @param {Record<string, string>} [options.env]
 * @returns {Started}
 */
export function startBackend({ port, toolUrl, configs = [], log, env = {} }) {
  const url = `http://localhost:${port}`;
  return start('the Backstage backend', {
    cwd: join(root, 'packages/backend'),
    args: [
      'src/index.ts',
      ...['app-config.yaml', ...configs].flatMap(file => [
        '--config',
        join(root, file),
      ]),
    ],
    log,
    env: {
      NODE_ENV: 'development',
      APP_CONFIG_app_baseUrl: url,
      APP_CONFIG_backend_baseUrl: url,
      APP_CONFIG_backend_listen_port: `${port}`,
      APP_CONFIG_wellArchitected_endpoint: toolUrl,
      // Roles are assumed at the local tool too.
      AWS_ENDPOINT_URL_STS: toolUrl,
      ...env,
    },
  });
}

function start(name, { cwd, args, log, env }) {
  const child = spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', ...args],
    { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(output);
  child.stderr.pipe(output);
  const ended = new Promise(done => child.on('close', () => done(name)));
  const end = async signal => {
    if (child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    child.kill(signal);
    const late = sleep(STOPPED_WITHIN_MS, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') {
      child.kill('SIGKILL');
      await ended;
    }
  };
  return {
    pid: child.pid,
    ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
