import { decideArchive } from './decideArchive';

const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `w${index + 1}`);

describe('decideArchive', () => {
  it.each([
    { rule: 'nothing is gone', active: 8, gone: 0, held: null, hold: false },
    {
      rule: 'half of a source is gone',
      active: 8,
      gone: 4,
      held: null,
      hold: false,
    },
    {
      rule: 'all of three are gone',
      active: 3,
      gone: 3,
      held: null,
      hold: false,
    },
    {
      rule: 'more than half is gone',
      active: 8,
      gone: 5,
      held: null,
      hold: true,
    },
    { rule: 'all are gone', active: 4, gone: 4, held: null, hold: true },
    {
      rule: 'the next listing agrees',
      active: 8,
      gone: 5,
      held: 5,
      hold: false,
    },
    {
      rule: 'fewer are gone than were held',
      active: 8,
      gone: 5,
      held: 6,
      hold: false,
    },
    {
      rule: 'more are gone than were held',
      active: 8,
      gone: 6,
      held: 5,
      hold: true,
    },
  ])(
    'holds the archive back: $hold, when $rule',
    ({ active, gone, held, hold }) => {
      expect(
        decideArchive({
          active,
          gone: ids(gone),
          held: held === null ? null : ids(held),
        }),
      ).toEqual(
        hold
          ? { archive: [], hold: ids(gone) }
          : { archive: ids(gone), hold: null },
      );
    },
  );

  it('forgets what it held when all are back', () => {
    expect(decideArchive({ active: 8, gone: [], held: ids(5) })).toEqual({
      archive: [],
      hold: null,
    });
  });
});
