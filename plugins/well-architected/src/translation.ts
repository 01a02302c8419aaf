import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { chartMessages } from './charts/messages';
import { entityMessages } from './entity/messages';
import { reviewMessages } from './reviews/messages';
import { taskMessages } from './tasks/messages';

/**
 * The texts of the plugin, to be translated by apps.
 *
 * @public
 */
export const wellArchitectedTranslationRef = createTranslationRef({
  id: 'plugin.well-architected',
  messages: {
    risk: {
      HIGH: 'High',
      MEDIUM: 'Medium',
      NONE: 'None',
      UNANSWERED: 'Unanswered',
      NOT_APPLICABLE: 'Not applicable',
    },
    failure: {
      retry: 'Retry',
    },
    charts: chartMessages,
    entity: entityMessages,
    reviews: reviewMessages,
    tasks: taskMessages,
  },
});
