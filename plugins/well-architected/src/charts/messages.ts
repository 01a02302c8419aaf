/** What the charts say. */
export const chartMessages = {
  trend: {
    up: '{{points}} points better than at the last milestone',
    down: '{{points}} points worse than at the last milestone',
    same: 'as at the last milestone',
  },
  score: {
    notReviewed: 'Not reviewed',
    provisional: 'Provisional',
    provisionalHint:
      'Too few questions are answered for the score to be relied on',
  },
  counts: {
    high: '{{risks}} high',
    medium: '{{risks}} medium',
    accepted: '{{risks}} accepted',
  },
  acceptedHint: 'Accepted risks count in the score as if they were not',
  coverage: '{{percent}} answered',
} as const;
