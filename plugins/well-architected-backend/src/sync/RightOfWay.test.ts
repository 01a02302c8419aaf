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

  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };

  /** Tells whether the wait was over after a few turns of the event loop. */
  const goesOnAtOnce = () =>
    Promise.race([
      rightOfWay.giveWay().then(() => true),
      turns(3).then(() => false),
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

  it('lets no two go on in one turn of the event loop', async () => {
    let goneOn = 0;
    const wait = async () => {
      await rightOfWay.giveWay();
      goneOn += 1;
    };
    const waiting = Promise.all([wait(), wait(), wait()]);
    const perTurn = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const before = goneOn;
      await turns(1);
      perTurn.push(goneOn - before);
    }
    await waiting;
    expect(goneOn).toBe(3);
    expect(Math.max(...perTurn)).toBe(1);
  });
});
