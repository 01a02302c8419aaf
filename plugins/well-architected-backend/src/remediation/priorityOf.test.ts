import { priorityOf } from './priorityOf';

describe('priorityOf', () => {
  const question = (pillarId: string, prioritized = false) => ({
    pillarId,
    prioritized,
  });

  it.each([
    {
      rule: 'no priorities: all alike',
      pillars: [],
      inOrder: [question('security'), question('reliability')],
      alike: true,
    },
    {
      rule: 'pillars in their order, those not named last',
      pillars: ['reliability', 'security'],
      inOrder: [
        question('reliability'),
        question('security'),
        question('sustainability'),
      ],
    },
    {
      rule: 'what the profile prioritizes before every pillar',
      pillars: ['reliability', 'security'],
      inOrder: [
        question('reliability', true),
        question('security', true),
        question('sustainability', true),
        question('reliability'),
      ],
    },
  ])('$rule', ({ pillars, inOrder, alike }) => {
    const priorities = inOrder.map(each => priorityOf(each, pillars));
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
    expect(new Set(priorities).size).toBe(alike ? 1 : inOrder.length);
  });
});
