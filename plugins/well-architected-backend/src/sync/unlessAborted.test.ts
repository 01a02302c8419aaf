import { setTimeout as sleep } from 'timers/promises';
import { unlessAborted } from './unlessAborted';

describe('unlessAborted', () => {
  it('is what the work comes to', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(signal, async () => 'done')).toBe('done');
    await expect(
      unlessAborted(signal, async () => {
        throw new Error('failed');
      }),
    ).rejects.toThrow('failed');
  });

  it('ends with the signal, though the work goes on', async () => {
    const controller = new AbortController();
    const end = jest.fn();
    const work = unlessAborted(controller.signal, async () => {
      await sleep(20);
      end();
      throw new Error('Nobody hears of it');
    });
    controller.abort(new Error('given up'));
    await expect(work).rejects.toThrow('given up');
    expect(end).not.toHaveBeenCalled();
    await sleep(40);
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('begins nothing once the signal was given', async () => {
    const work = jest.fn();
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(unlessAborted(signal, work)).rejects.toThrow('given up');
    expect(work).not.toHaveBeenCalled();
  });
});
