import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
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

describe('followReviewChanges', () => {
  it('follows every change, whatever else comes, and though one cannot be followed', async () => {
    let tell: (event: EventParams) => Promise<void> = async () => {};
    const logger = mockServices.logger.mock();
    const onChange = jest.fn();
    onChange.mockRejectedValueOnce(new Error('The database is away'));
    await followReviewChanges({
      events: {
        subscribe: async ({ topics, onEvent }) => {
          expect(topics).toEqual(['a topic']);
          tell = onEvent;
        },
      } as EventsService,
      topic: 'a topic',
      logger,
      onChange,
    });

    for (const eventPayload of [EVENT, 'no event', null, EVENT]) {
      await tell({ topic: 'a topic', eventPayload });
    }
    expect(onChange.mock.calls).toEqual(
      [1, 2].map(() => [{ accountId: '111122223333', region: 'eu-west-1' }]),
    );
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain('The database is away');
  });
});
