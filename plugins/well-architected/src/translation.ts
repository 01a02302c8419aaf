import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { reviewMessages } from './reviews/messages';
import { taskMessages } from './tasks/messages';

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
    tasks: taskMessages,
    reviews: reviewMessages,
  },
});
