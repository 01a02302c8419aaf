import type { RateLimiter } from '@smithy/core/retry';
import { AsyncLocalStorage } from 'async_hooks';
import { EventMeter } from './EventMeter';

/** What the rate falls to when AWS throttles, as a share of the rate before. */
const FALL = 0.95;

/** Calls until the rate is back at what was throttled: one probe of the limit. */
const CALLS_PER_PROBE = 250;
const PROBE_S = { shortest: 5, longest: 60 };

/** Not throttled for so many probes, the limit is another one: it is sought. */
const QUIET_PROBES = 2;

/** The rate of the first calls: what a process does well beside answering people. */
const FIRST_PER_S = 100;

/**
 * How much faster each second, while the limit is sought. Faster, and a burst that
 * AWS grants at the start would come all at once, and keep people waiting.
 */
const SEEKING = 1.1;

/** What of the calls granted before the first throttled one will last. */
const BURST_SHARE = 0.5;

/** Calls that were under way together tell of one and the same limit. */
const SAME_EVENT_MS = 1000;

/** Throttled again so soon, the rate was too high by more than a probe. */
const STILL_MS = 3000;

const SLOWEST_PER_S = 0.5;

/** What was not sent in time is made up for: a busy process is late. */
const CATCH_UP_MS = 100;

/** Without a call for so long, the rate stays as it is: nothing tells of it. */
const PAUSE_MS = 1000;

/** What calls are made for. */
interface Work {
  /** Its place among what is done in turn, the lowest first. */
  place?: number;
  /** Given when it is given up. */
  signal?: AbortSignal;
}

/** A call that waits until it may be sent. */
interface WaitingCall {
  place: number;
  send: () => void;
}

/**
 * The rate of calls that AWS grants, found by being throttled. It rises ever
 * faster until then, so that no crowd of calls runs into the limit. Then it starts
 * from what was granted so far and rises until AWS throttles again; from there on
 * it keeps just below, comes back to the limit after some hundreds of calls, and
 * where AWS grants more by then, rises ever faster beyond it.
 *
 * The curve is that of the SDK's own limiter, but in proportion to the rate. The
 * SDK's climbs by calls a second whatever the rate is: at the few calls a second
 * that AWS may grant, every tenth one of them would be throttled.
 */
export class GrantedRate implements RateLimiter {
  readonly #now: () => number;
  readonly #granted: EventMeter;
  #state: 'untold' | 'seeking' | 'holding' = 'untold';
  /** Calls a second since the first call, or since AWS last throttled. */
  #limit = FIRST_PER_S;
  #calledAt?: number;
  #throttledAt = -Infinity;
  /** When the next call may be sent. */
  #nextAt = 0;
  /** Calls that wait until they may be sent, the next one first. */
  readonly #waiting: WaitingCall[] = [];
  #timer?: NodeJS.Timeout;
  readonly #work = new AsyncLocalStorage<Work>();
  #places = 0;

  /** @param now - a clock in milliseconds that does not go back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#granted = new EventMeter(now());
  }

  /** Calls a second that are sent at most. */
  get callsPerSecond(): number {
    const since =
      this.#state === 'untold'
        ? this.#calledAt ?? this.#now()
        : this.#throttledAt;
    const seconds = (this.#now() - since) / 1000;
    switch (this.#state) {
      case 'untold':
      case 'seeking':
        return this.#limit * SEEKING ** seconds;
      default: {
        const probe = clamp(CALLS_PER_PROBE / this.#limit, PROBE_S);
        const probed = Math.min(seconds / probe, QUIET_PROBES);
        const quiet = seconds - probed * probe;
        return (
          this.#limit * (1 + (1 - FALL) * (probed - 1) ** 3) * SEEKING ** quiet
        );
      }
    }
  }

  /**
   * Does what takes several calls, and what nobody waits for. While calls have to
   * wait, those of what began first go before those of what began later: it ends
   * sooner, and less is half read at any time. All others go before them.
   *
   * @param isUrgent - goes before all that is not
   */
  inTurn<T>(work: () => Promise<T>, isUrgent = false): Promise<T> {
    this.#places += 1;
    const place = isUrgent
      ? this.#places - Number.MAX_SAFE_INTEGER
      : this.#places;
    return this.#work.run({ ...this.#work.getStore(), place }, work);
  }

  /**
   * Does what may be given up: its calls do not wait any longer then, and leave
   * what the rate allows to others.
   */
  until<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#work.run({ ...this.#work.getStore(), signal }, work);
  }

  /** The place of what asks, if it is done in turn; the lowest goes first. */
  get place(): number | undefined {
    return this.#work.getStore()?.place;
  }

  /**
   * Waits until a call may be sent.
   *
   * @throws the reason of the signal by which its work is given up
   */
  async getSendToken(): Promise<void> {
    const { place = -Infinity, signal } = this.#work.getStore() ?? {};
    signal?.throwIfAborted();
    this.#leaveOutPause();
    this.#calledAt ??= this.#now();
    await new Promise<void>((sent, givenUp) => {
      const call: WaitingCall = { place, send: sent };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(call), 1);
        givenUp(signal?.reason);
      };
      call.send = () => {
        signal?.removeEventListener('abort', giveUp);
        sent();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const after = this.#waiting.findIndex(other => other.place > place);
      this.#waiting.splice(after < 0 ? Infinity : after, 0, call);
      if (this.#waiting.length === 1) {
        this.#sendNext();
      }
    });
  }

  #leaveOutPause(): void {
    const pause = this.#now() - this.#nextAt;
    if (
      this.#calledAt !== undefined &&
      this.#waiting.length === 0 &&
      pause > PAUSE_MS
    ) {
      this.#calledAt += pause;
      this.#throttledAt += pause;
    }
  }

  #sendNext(): void {
    clearTimeout(this.#timer);
    const now = this.#now();
    while (this.#waiting.length > 0 && this.#nextAt <= now) {
      this.#nextAt =
        Math.max(now - CATCH_UP_MS, this.#nextAt) + 1000 / this.callsPerSecond;
      this.#waiting.shift()!.send();
    }
    if (this.#waiting.length > 0) {
      this.#timer = setTimeout(() => this.#sendNext(), this.#nextAt - now);
    }
  }

  /** Learns from how AWS answered. */
  updateClientSendingRate(response: { errorType?: string }): void {
    const now = this.#now();
    if (response.errorType === undefined) {
      this.#granted.count(now);
    } else if (
      response.errorType === 'THROTTLING' &&
      now - this.#throttledAt >= SAME_EVENT_MS
    ) {
      this.#fall(now);
    }
  }

  #fall(now: number): void {
    const granted = this.#granted.perSecond(now);
    const rate = this.callsPerSecond;
    // While the limit is sought, and where AWS goes on throttling, what was
    // granted is nearer to it than what was tried.
    const isFar =
      this.#state !== 'holding' || now - this.#throttledAt < STILL_MS;
    // Before it throttles, AWS grants a burst on top of its rate.
    const lasting = this.#state === 'untold' ? granted * BURST_SHARE : granted;
    this.#limit = Math.max(
      SLOWEST_PER_S,
      isFar ? Math.min(rate, lasting) : rate,
    );
    this.#state = this.#state === 'untold' ? 'seeking' : 'holding';
    this.#throttledAt = now;
    this.#nextAt = Math.max(now, this.#nextAt);
  }
}

function clamp(
  value: number,
  { shortest, longest }: { shortest: number; longest: number },
): number {
  return Math.min(longest, Math.max(shortest, value));
}
