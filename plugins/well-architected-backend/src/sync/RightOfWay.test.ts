import express from 'express';
import type { Server } from 'http';
import type { AddressInfo } from 'net';
import { RightOfWay } from './RightOfWay';

describe('RightOfWay', () => {
  const rightOfWay = new RightOfWay();
  let server: Server;
  let answer: () => void;
  let arrived: Promise<void>;

  beforeAll(async () => {
    let arrive: () => void;
    arrived = new Promise(resolve => {
      arrive = resolve;
    });
    const app = express();
    app.use(rightOfWay.countRequest);
    app.get('/', (_request, response) => {
      answer = () => response.json({});
      arrive();
    });
    server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
  });

  afterAll(() => {
    server.close();
  });

  /** Tells whether the wait was over before a moment of the event loop was. */
  const goesOnAtOnce = () =>
    Promise.race([
      rightOfWay.giveWay().then(() => true),
      new Promise(resolve => setImmediate(() => resolve(false))),
    ]);

  it('goes on at once while nobody asks, waits while a request is answered, but not for long', async () => {
    await expect(goesOnAtOnce()).resolves.toBe(true);

    const { port } = server.address() as AddressInfo;
    const asked = fetch(`http://127.0.0.1:${port}/`);
    await arrived;
    await expect(goesOnAtOnce()).resolves.toBe(false);
    await rightOfWay.giveWay();
    await expect(goesOnAtOnce()).resolves.toBe(false);

    const waiting = rightOfWay.giveWay();
    answer();
    await asked;
    await waiting;
    await expect(goesOnAtOnce()).resolves.toBe(true);
  });
});
