import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { followReviewChanges } from './followReviewChanges';

const EVENT = {
  'detail-type': 'AWS API Call via CloudTrail',
  account: '111122223333',
  region: 'eu-west-1',
  detail: {
    eventSource: 'wellarchitected.amazonaws.com',
    eventName: 'CreateWorkload',
  },
};

async function setUp() {
  // The events service has a logger of its own, which tells what it is given.
  const events = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });
  const subscribe = jest.spyOn(events, 'subscribe');
  const logger = mockServices.logger.mock();
  const onChange = jest.fn();
  await followReviewChanges({ events, topic: 'reviews', logger, onChange });
  const publish = (eventPayload: unknown, topic = 'reviews') =>
    events.publish({ topic, eventPayload });
  return { subscribe, logger, onChange, publish };
}

describe('followReviewChanges', () => {
  it('follows the changes of its topic', async () => {
    const { subscribe, onChange, publish } = await setUp();
    await publish(EVENT);
    await publish(EVENT, 'another topic');
    expect(subscribe).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'well-architected', topics: ['reviews'] }),
    );
    expect(onChange.mock.calls).toEqual([
      [{ accountId: '111122223333', region: 'eu-west-1' }],
    ]);
  });

  it('leaves other events alone and does not log what they hold', async () => {
    const { logger, onChange, publish } = await setUp();
    for (const payload of ['a secret', { secret: 'a secret' }, [], null]) {
      await publish(payload);
    }
    expect(onChange).not.toHaveBeenCalled();
    expect(logger.debug).toHaveBeenCalledTimes(4);
    expect(JSON.stringify(logger.debug.mock.calls)).not.toContain('secret');
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('goes on after a change that cannot be followed, and tells why', async () => {
    const { logger, onChange, publish } = await setUp();
    onChange.mockRejectedValueOnce(new TypeError('The database is away'));
    await publish(EVENT);
    await publish(EVENT);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(logger.warn.mock.calls).toEqual([
      [
        'Could not follow a change in 111122223333 eu-west-1: TypeError: The database is away',
      ],
    ]);
  });
});
