import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { toReviewChange, type ReviewChange } from './toReviewChange';

/**
 * Follows the changes at AWS that come as events of a topic. One that is no
 * such event, or cannot be followed, keeps nothing else from being followed.
 */
export async function followReviewChanges(options: {
  events: EventsService;
  topic: string;
  logger: LoggerService;
  onChange: (change: ReviewChange) => Promise<void>;
}): Promise<void> {
  const { events, topic, logger, onChange } = options;
  await events.subscribe({
    id: 'well-architected',
    topics: [topic],
    onEvent: async ({ eventPayload }) => {
      const change = toReviewChange(eventPayload);
      if (!change) {
        logger.debug(`An event of ${topic} tells no change of a workload`);
        return;
      }
      try {
        await onChange(change);
      } catch (error) {
        logger.warn(
          `Could not follow a change in ${change.accountId} ${
            change.region
          }: ${stringifyError(error)}`,
        );
      }
    },
  });
}
