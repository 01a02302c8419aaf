import { formatDate, formatDateTime, formatDay } from './formatDate';

describe('dates', () => {
  it.each([
    [formatDate, '2026-03-31T12:00:00Z', 'Mar 31, 2026'],
    [
      formatDateTime,
      '2026-03-31T12:05:00Z',
      /^Mar 31, 2026, \d{1,2}:\d5\s[AP]M$/,
    ],
    [formatDay, '2026-03-31', 'Mar 31, 2026'],
  ])('are told as readers write them', (format, at, expected) => {
    expect(format(at)).toEqual(expect.stringMatching(expected));
  });

  it.each(['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'])(
    'are the same day of the calendar in %s',
    timeZone => {
      const { DateTimeFormat } = Intl;
      const spy = jest
        .spyOn(Intl, 'DateTimeFormat')
        .mockImplementation(
          (locale, options) =>
            new DateTimeFormat(locale, { timeZone, ...options }),
        );
      expect(formatDay('2026-03-31')).toBe('Mar 31, 2026');
      spy.mockRestore();
    },
  );
});
