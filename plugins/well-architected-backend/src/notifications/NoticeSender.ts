import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Notice, NoticeKind } from '../store/Notice';
import type { NoticedTaskRow, NoticeStore } from '../store/NoticeStore';
import type { TaskNoticeRow } from '../store/tables';
import { isOldNews } from './isOldNews';
import { toldTogether } from './toldTogether';
import { toNotification, toNotificationOfSeveral } from './toNotification';

const MINUTE_MS = 60_000;

/** How many notices are sent between two looks at the store. */
const BATCH = 100;

/** When a notice is tried again: it lies longer than sending one takes. */
const RETRY_MS = [5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS];

/** A notice that fails may be at fault itself; some in a row are not. */
const FAILURES_IN_A_ROW = 3;

/**
 * The notifications plugin may start after this one, or be away while it is
 * updated: it is not installed when it is not there for so long.
 */
const NOT_INSTALLED_AFTER_MS = 60 * MINUTE_MS;

/** What waits to be told, with the task that it tells of, as it is now. */
interface WaitingNotice {
  row: TaskNoticeRow;
  notice: Notice;
  task?: NoticedTaskRow;
}

/** Sends what people are to be told, through the notifications plugin. */
export class NoticeSender {
  readonly #notices: NoticeStore;
  readonly #notifications: NotificationService;
  readonly #kinds: Record<NoticeKind, boolean>;
  readonly #logger: LoggerService;
  #saidNotInstalled = false;

  constructor(options: {
    notices: NoticeStore;
    notifications: NotificationService;
    /** Which kinds people are told of. */
    kinds: Record<NoticeKind, boolean>;
    logger: LoggerService;
  }) {
    this.#notices = options.notices;
    this.#notifications = options.notifications;
    this.#kinds = options.kinds;
    this.#logger = options.logger;
  }

  /** Looks for something to send every 15 seconds, in one process at a time. */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'send-notices',
      scope: 'global',
      frequency: { seconds: 15 },
      timeout: { minutes: 1 },
      fn: signal => this.send(signal),
    });
  }

  /** Sends all that waits, or finds that nothing can be sent. */
  async send(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let waiting: TaskNoticeRow[];
    do {
      waiting = await this.#notices.waiting(fromNow(0), BATCH);
      const news = await this.#giveUpOld(waiting);
      const tasks = await this.#notices.tasksOf(news);
      for (const rows of toldTogether(news)) {
        if (signal.aborted) {
          return;
        }
        const failure = await this.#tell(
          rows.map(row => ({
            row,
            notice: JSON.parse(row.about),
            task: tasks.get(row.task_id ?? ''),
          })),
        );
        if (!failure) {
          failures = 0;
          continue;
        }
        if (isNotInstalled(failure)) {
          await this.#waitForPlugin();
          return;
        }
        this.#logger.debug(`Nobody was told '${rows[0].id}' yet: ${failure}`);
        failures += 1;
        if (failures === FAILURES_IN_A_ROW) {
          await this.#notices.putOff(fromNow(RETRY_MS[0]));
          this.#logger.warn(
            `People cannot be told of their tasks now, which is tried again: ${failure}`,
          );
          return;
        }
      }
    } while (waiting.length === BATCH);
  }

  /**
   * Tells one thing, or several of a kind that came together.
   *
   * @returns what kept them from being sent, if anything did
   */
  async #tell(waiting: WaitingNotice[]): Promise<string | undefined> {
    const taken: WaitingNotice[] = [];
    for (const { row, notice, task } of waiting) {
      if (!this.#kinds[notice.kind] || !toNotification(notice, task)) {
        await this.#notices.drop(row.id);
        continue;
      }
      const retryMs = RETRY_MS[Math.min(row.attempts, RETRY_MS.length - 1)];
      if (await this.#notices.take(row, fromNow(retryMs))) {
        taken.push({ row, notice, task });
      }
    }
    const notification = word(taken);
    if (!notification) {
      return undefined;
    }
    try {
      await this.#notifications.send(notification);
    } catch (error) {
      return stringifyError(error);
    }
    await this.#notices.setSent(
      taken.map(({ row }) => row.id),
      fromNow(0),
    );
    return undefined;
  }

  /** Drops what is not worth sending any more, and leaves the rest. */
  async #giveUpOld(waiting: TaskNoticeRow[]): Promise<TaskNoticeRow[]> {
    const now = new Date();
    const old = waiting.filter(row => isOldNews(row, now));
    for (const { id } of old) {
      await this.#notices.drop(id);
    }
    // After a digest comes another one.
    const lost = old.filter(({ kind }) => kind !== 'due');
    if (lost.length > 0) {
      this.#logger.warn(
        `${lost.length} notices that could not be sent for a week are given up`,
      );
    }
    return waiting.filter(row => !old.includes(row));
  }

  /** Without the plugin there is nothing to tell anybody by, and that is fine. */
  async #waitForPlugin(): Promise<void> {
    await this.#notices.dropCreatedBefore(fromNow(-NOT_INSTALLED_AFTER_MS));
    await this.#notices.putOff(fromNow(RETRY_MS[0]));
    if (!this.#saidNotInstalled) {
      this.#saidNotInstalled = true;
      this.#logger.info(
        'Nobody is told of tasks: the notifications plugin is not installed',
      );
    }
  }
}

function word(told: WaitingNotice[]): NotificationSendOptions | undefined {
  if (told.length === 0) {
    return undefined;
  }
  const [{ notice, task }] = told;
  return told.length > 1 && notice.kind === 'assigned'
    ? toNotificationOfSeveral(
        notice,
        told.map(each => each.task!),
      )
    : toNotification(notice, task);
}

/** The service tells why it failed in the text of its error only. */
function isNotInstalled(failure: string): boolean {
  return /Request failed with status 404$/.test(failure);
}

function fromNow(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
