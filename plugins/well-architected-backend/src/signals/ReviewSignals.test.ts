import { mockServices } from '@backstage/backend-test-utils';
import { ReviewSignals } from './ReviewSignals';

describe('ReviewSignals', () => {
  const logger = mockServices.logger.mock();
  const publish = jest.fn();
  let reviewSignals: ReviewSignals;

  const channels = () => publish.mock.calls.map(([{ channel }]) => channel);

  beforeEach(() => {
    jest.useFakeTimers();
    publish.mockReset().mockResolvedValue(undefined);
    reviewSignals = new ReviewSignals({ signals: { publish }, logger });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says to everybody that a workload changed, and nothing else', () => {
    reviewSignals.changed(['w1']);
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'well-architected:workload:w1',
          message: {},
        },
      ],
    ]);
  });

  it('tells of each workload at most once a second, and always of its last change', () => {
    reviewSignals.changed(['w1', 'w2']);
    reviewSignals.changed(['w1']);
    reviewSignals.changed(['w1']);
    expect(channels()).toEqual([
      'well-architected:workload:w1',
      'well-architected:workload:w2',
    ]);
    jest.advanceTimersByTime(1000);
    expect(channels()).toHaveLength(3);
    jest.advanceTimersByTime(5000);
    expect(channels()).toHaveLength(3);
    reviewSignals.changed(['w1']);
    expect(channels()).toHaveLength(4);
  });

  it('does not fail where no signal can be sent', async () => {
    publish.mockRejectedValue(new Error('No bus'));
    reviewSignals.changed(['w1']);
    await jest.advanceTimersByTimeAsync(0);
    expect(logger.debug).toHaveBeenCalledWith(
      expect.stringContaining('No bus'),
    );
  });
});
