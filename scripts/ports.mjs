import { createServer } from 'node:net';
import { Failure } from './say.mjs';

/**
 * Fails in one line when something listens on a port.
 *
 * @param {number} port
 */
export async function assertFree(port) {
  try {
    await listenOnce(port);
  } catch (error) {
    throw new Failure(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Is the portal running already?`
        : `Port ${port} cannot be used: ${error.code}.`,
    );
  }
}

/** A port that nothing listens on. */
export function freePort() {
  return listenOnce(0);
}

function listenOnce(port) {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const { port: listened } = server.address();
      server.close(() => done(listened));
    });
  });
}
