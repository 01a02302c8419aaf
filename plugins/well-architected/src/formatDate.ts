/** A moment (ISO 8601) as a day in the reader's language and time zone. */
export function formatDate(at: string): string {
  return format(at, { dateStyle: 'medium' });
}

/** A moment (ISO 8601) to the minute, in the reader's language and time zone. */
export function formatDateTime(at: string): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A day of the calendar (YYYY-MM-DD), the same for readers in every time zone. */
export function formatDay(day: string): string {
  return format(day, { dateStyle: 'medium', timeZone: 'UTC' });
}

function format(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(new Date(at));
}
