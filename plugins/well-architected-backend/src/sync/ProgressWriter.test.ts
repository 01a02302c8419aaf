import { ProgressWriter } from './ProgressWriter';

function progress(done: number) {
  const written: number[] = [];
  const writer = new ProgressWriter(done, async count => {
    written.push(count);
  });
  return { written, writer };
}

describe('ProgressWriter', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('writes the first step at once, and then twice a second at most', async () => {
    const { written, writer } = progress(40);
    for (let step = 0; step < 100; step += 1) {
      await writer.step();
      jest.advanceTimersByTime(10);
    }
    expect(written).toEqual([41, 91]);
  });

  it('writes the last step when it ends', async () => {
    const { written, writer } = progress(0);
    await writer.step();
    await writer.step();
    await writer.finish();
    expect(written).toEqual([1, 2]);
  });
});
