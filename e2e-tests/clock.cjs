// Loaded into a backend to move its clock: `CLOCK_AHEAD_MS` milliseconds ahead.
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;

class MovedDate extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [MovedDate.now()] : args));
  }

  static now() {
    return RealDate.now() + ahead;
  }
}

// An assignment would change the type of `Date` everywhere.
Reflect.set(globalThis, 'Date', MovedDate);
