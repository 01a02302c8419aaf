import { listAgainAt } from './listAgainAt';

describe('listAgainAt', () => {
  const now = Date.parse('2026-05-01T12:00:00.000Z');

  it.each([
    ['never', null, '2026-05-01T12:00:05.000Z'],
    ['long ago', '2026-05-01T11:00:00.000Z', '2026-05-01T12:00:05.000Z'],
    ['just now', '2026-05-01T11:59:50.000Z', '2026-05-01T12:00:50.000Z'],
  ])('of a source that was listed %s', (_, lastListedAt, at) => {
    expect(listAgainAt(lastListedAt, now)).toBe(at);
  });
});
