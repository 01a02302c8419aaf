import express from 'express';
import { once } from 'events';
import type { Server } from 'http';
import { connect, type AddressInfo } from 'net';
import { setImmediate } from 'timers/promises';
import { RightOfWay } from './RightOfWay';

describe('RightOfWay', () => {
  const rightOfWay = new RightOfWay();
  let server: Server;
  let answer: () => void;
  let arrive: () => void = () => {};
  let port: number;

  beforeAll(async () => {
    const app = express();
    app.use(rightOfWay.countRequest);
    app.get('/', (_request, response) => {
      answer = () => response.json({});
      arrive();
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => {
    server.close();
  });

  /** Asks, and waits until that is counted. */
  const ask = async () => {
    const arrived = new Promise<void>(resolve => {
      arrive = resolve;
    });
    const asked = fetch(`http://127.0.0.1:${port}/`);
    await arrived;
    return { asked };
  };

  /** Tells whether the wait was over within some turns of the event loop. */
  const goesOnAtOnce = async () => {
    let isOver = false;
    rightOfWay.giveWay().then(() => {
      isOver = true;
    });
    for (let turn = 0; turn < 3; turn += 1) {
      await setImmediate();
    }
    return isOver;
  };

  it('goes on at once while nobody asks, waits while a request is answered, but not for long', async () => {
    await expect(goesOnAtOnce()).resolves.toBe(true);

    const { asked } = await ask();
    await expect(goesOnAtOnce()).resolves.toBe(false);
    await rightOfWay.giveWay();
    await expect(goesOnAtOnce()).resolves.toBe(false);

    const waiting = rightOfWay.giveWay();
    answer();
    await asked;
    await waiting;
    await expect(goesOnAtOnce()).resolves.toBe(true);
  });

  it('lets one after the other go on, and between them who came meanwhile', async () => {
    const wentOn: string[] = [];
    const goOn = async (name: string) => {
      await rightOfWay.giveWay();
      wentOn.push(name);
    };
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const steps = ['first', 'second', 'third'].map(goOn);
    await steps[0];
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    for (let turn = 0; turn < 9; turn += 1) {
      await setImmediate();
    }
    expect(wentOn).toEqual(['first']);

    answer();
    await once(socket, 'data');
    await Promise.all(steps);
    expect(wentOn).toEqual(['first', 'second', 'third']);
    socket.destroy();
  });

  it('lets each wait a moment, and not all that came together go on at once', async () => {
    const { asked } = await ask();
    const began = performance.now();
    await Promise.all([1, 2, 3].map(() => rightOfWay.giveWay()));
    expect(performance.now() - began).toBeGreaterThan(2 * 50);
    answer();
    await asked;
  });

  it('stores one thing after the other, and gives way in between at most a moment in all', async () => {
    const stored: string[] = [];
    let asked: Promise<Response> | undefined;
    const first = rightOfWay.store(async giveWay => {
      ({ asked } = await ask());
      const began = performance.now();
      for (let step = 0; step < 100; step += 1) {
        await giveWay();
      }
      stored.push(performance.now() - began < 25 * 50 ? 'first' : 'late');
      answer();
    });
    const second = rightOfWay.store(async () => {
      stored.push('second');
    });
    await Promise.all([first, second]);
    expect(stored).toEqual(['first', 'second']);
    await asked;
  });

  it('waits for who came while the process was busy', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    await setImmediate();
    // Is there before anything else goes on, and nobody has looked yet.
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await expect(goesOnAtOnce()).resolves.toBe(false);
    answer();
    await once(socket, 'data');
    await expect(goesOnAtOnce()).resolves.toBe(true);
    socket.destroy();
  });
});
