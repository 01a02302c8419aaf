/** The states of a review that the sample organisation shows. */
export type ReviewState =
  | 'not reviewed'
  | 'half reviewed'
  | 'good'
  | 'fair'
  | 'bad'
  | 'improving'
  | 'stale';

/** How far a team was at one point in time. */
export interface Stage {
  /** The share of questions that had been answered, 0 to 1. */
  readonly answered: number;
  /** The share of practices that were in place, 0 to 1. */
  readonly inPlace: number;
  readonly daysAgo: number;
  /** The milestone that froze this stage; the present has none. */
  readonly milestone?: string;
}

/** The history of a review in each state, oldest first; the last stage is the present. */
export const stagesOf: Readonly<Record<ReviewState, readonly Stage[]>> = {
  'not reviewed': [{ answered: 0, inPlace: 0, daysAgo: 12 }],
  'half reviewed': [{ answered: 0.5, inPlace: 0.72, daysAgo: 6 }],
  good: [
    { answered: 1, inPlace: 0.93, daysAgo: 160, milestone: 'Yearly review' },
    { answered: 1, inPlace: 0.97, daysAgo: 20 },
  ],
  fair: [
    { answered: 0.95, inPlace: 0.74, daysAgo: 95, milestone: 'First review' },
    { answered: 0.98, inPlace: 0.82, daysAgo: 33 },
  ],
  bad: [{ answered: 0.96, inPlace: 0.38, daysAgo: 48 }],
  improving: [
    { answered: 0.85, inPlace: 0.35, daysAgo: 360, milestone: 'First review' },
    {
      answered: 0.95,
      inPlace: 0.55,
      daysAgo: 250,
      milestone: 'After the summer sale',
    },
    {
      answered: 1,
      inPlace: 0.74,
      daysAgo: 130,
      milestone: 'Resilience quarter',
    },
    {
      answered: 1,
      inPlace: 0.86,
      daysAgo: 45,
      milestone: 'Before the winter season',
    },
    { answered: 1, inPlace: 0.92, daysAgo: 9 },
  ],
  stale: [
    { answered: 0.9, inPlace: 0.6, daysAgo: 640, milestone: 'Go-live' },
    { answered: 0.92, inPlace: 0.63, daysAgo: 520 },
  ],
};
