import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NoticeKind } from '../store/Notice';
import type { NoticeStore } from '../store/NoticeStore';
import { digestsOf } from './digestsOf';
import type { People } from './People';

const DAY_MS = 24 * 60 * 60_000;

/** How long before its day people are told of something. */
const AHEAD_DAYS = 7;

/** The hour in UTC after which the digests of a day are written. */
const MORNING = 6;

const KEEP_SENT_DAYS = 90;
/** Longer than the calendar might write the same notice again. */
const KEEP_DROPPED_DAYS = AHEAD_DAYS + 1;

/** Writes what people are to be told because a day comes near. */
export class CalendarNotices {
  readonly #notices: NoticeStore;
  readonly #people: People;
  readonly #kinds: Record<NoticeKind, boolean>;
  readonly #logger: LoggerService;

  constructor(options: {
    notices: NoticeStore;
    people: People;
    /** Which kinds people are told of. */
    kinds: Record<NoticeKind, boolean>;
    logger: LoggerService;
  }) {
    this.#notices = options.notices;
    this.#people = options.people;
    this.#kinds = options.kinds;
    this.#logger = options.logger;
  }

  /** Looks at the calendar once an hour, in one process at a time. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'write-calendar-notices',
      scope: 'global',
      frequency: { hours: 1 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 1 },
      fn: async () => {
        try {
          await this.write(new Date());
        } catch (error) {
          this.#logger.warn(
            `Could not write what people are to be told today: ${stringifyError(
              error,
            )}`,
          );
        }
      },
    });
  }

  /** Writes what is not written yet, and forgets what is old. */
  async write(now: Date): Promise<void> {
    await this.#notices.forget({
      sent: daysFrom(now, -KEEP_SENT_DAYS).toISOString(),
      dropped: daysFrom(now, -KEEP_DROPPED_DAYS).toISOString(),
    });
    if (this.#kinds['acceptance-ending']) {
      await this.#writeEndingAcceptances(now);
    }
    if (this.#kinds.due && now.getUTCHours() >= MORNING) {
      await this.#writeDigests(now);
    }
  }

  async #writeEndingAcceptances(now: Date): Promise<void> {
    const ending = await this.#notices.listAcceptedUntil(
      dayOf(now),
      dayOf(daysFrom(now, AHEAD_DAYS)),
    );
    await this.#notices.add(
      ending.map(({ id, accepted_until }) => ({
        kind: 'acceptance-ending',
        taskId: id,
        acceptedUntil: accepted_until,
      })),
      now.toISOString(),
    );
  }

  /** All digests of a day at once: what comes due later in it waits for the next. */
  async #writeDigests(now: Date): Promise<void> {
    const day = dayOf(now);
    if (await this.#notices.hasDigests(day)) {
      return;
    }
    const tasks = await this.#notices.listDueBy(
      dayOf(daysFrom(now, AHEAD_DAYS)),
    );
    const owners = new Set(tasks.map(({ owner_ref }) => owner_ref));
    const people = await this.#people.behind([...owners]);
    await this.#notices.add(digestsOf(tasks, people, day), now.toISOString());
  }
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
