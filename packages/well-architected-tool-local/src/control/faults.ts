import { z } from 'zod';
import { chance } from '../organisation/chance';

/** Which calls a fault concerns; what is left out concerns all. */
const scope = {
  account: z.string().optional(),
  region: z.string().optional(),
  /** As in `ListAnswers`, `AssumeRole` or `GetResources`. */
  operation: z.string().optional(),
};

const sometimes = {
  /** From 0 to 1; left out, every call is hit. */
  probability: z.number().min(0).max(1).optional(),
  /** After so many hits the fault is over. */
  count: z.number().int().positive().optional(),
};

/** One thing that goes wrong, and for whom. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers come later. */
  z
    .object({
      kind: z.literal('latency'),
      milliseconds: z.number().min(0),
      ...scope,
    })
    .strict(),
  /** Calls beyond a rate, counted for each account and Region, are throttled. */
  z
    .object({
      kind: z.literal('throttle'),
      callsPerSecond: z.number().positive(),
      /** How many calls may come at once; by default a second's worth. */
      burst: z.number().positive().optional(),
      ...scope,
    })
    .strict(),
  /** Calls are answered with an AWS error. */
  z
    .object({
      kind: z.literal('error'),
      name: z.string().min(1),
      message: z.string().optional(),
      status: z.number().int().min(400).max(599).optional(),
      ...sometimes,
      ...scope,
    })
    .strict(),
  /** Calls are answered with AccessDeniedException. */
  z.object({ kind: z.literal('deny'), ...scope }).strict(),
  /** The connection is closed without an answer, as when a Region is down. */
  z.object({ kind: z.literal('reset'), ...sometimes, ...scope }).strict(),
  /** No answer ever comes. */
  z.object({ kind: z.literal('hang'), ...sometimes, ...scope }).strict(),
  /** The answer breaks off in its middle. */
  z.object({ kind: z.literal('truncate'), ...sometimes, ...scope }).strict(),
  /** Pages hold no more than so many items, down to none, and still have a token. */
  z
    .object({
      kind: z.literal('short-pages'),
      size: z.number().int().min(0),
      ...sometimes,
      ...scope,
    })
    .strict(),
  /** The token of a further page is refused, as one that has expired. */
  z
    .object({ kind: z.literal('expired-token'), ...sometimes, ...scope })
    .strict(),
  /** The answer is no JSON and no XML. */
  z.object({ kind: z.literal('garbage'), ...sometimes, ...scope }).strict(),
]);

/** One thing that goes wrong, and for whom. */
export type Fault = z.infer<typeof faultSchema>;

/** The call that faults are looked up for. */
export interface FaultTarget {
  readonly account: string;
  readonly region: string;
  readonly operation: string;
}

/** What shall happen to a call. */
export interface Mishap {
  readonly milliseconds: number;
  readonly failure?: Exclude<Fault, { kind: 'latency' }>;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

function concerns(fault: Fault, target: FaultTarget): boolean {
  return (
    (fault.account === undefined || fault.account === target.account) &&
    (fault.region === undefined || fault.region === target.region) &&
    (fault.operation === undefined || fault.operation === target.operation)
  );
}

/** The faults that are switched on, and how often each has hit. */
export class Faults {
  private active: readonly Fault[] = [];
  private hits = new Map<Fault, number>();
  private buckets = new Map<string, Bucket>();
  private draws = 0;

  /** Replaces all faults. Throws when one is not valid. */
  set(faults: readonly Fault[]): void {
    this.active = z.array(faultSchema).parse(faults);
    this.hits = new Map();
    this.buckets = new Map();
    this.draws = 0;
  }

  /** Switches all faults off. */
  clear(): void {
    this.set([]);
  }

  /** The faults that are switched on. */
  list(): readonly Fault[] {
    return this.active;
  }

  /**
   * Decides what happens to a call: latencies add up, and the first failure that
   * hits is the one that happens.
   *
   * @param now - milliseconds, from any clock that does not go back
   */
  decide(target: FaultTarget, now: number): Mishap {
    const concerned = this.active.filter(each => concerns(each, target));
    let milliseconds = 0;
    for (const fault of concerned) {
      milliseconds += fault.kind === 'latency' ? fault.milliseconds : 0;
    }
    for (const fault of concerned) {
      if (fault.kind !== 'latency' && this.strikes(fault, target, now)) {
        return { milliseconds, failure: fault };
      }
    }
    return { milliseconds };
  }

  private strikes(
    fault: Exclude<Fault, { kind: 'latency' }>,
    target: FaultTarget,
    now: number,
  ): boolean {
    if (fault.kind === 'deny') {
      return true;
    }
    if (fault.kind === 'throttle') {
      return !this.takeToken(fault, target, now);
    }
    const hits = this.hits.get(fault) ?? 0;
    if (fault.count !== undefined && hits >= fault.count) {
      return false;
    }
    this.draws += 1;
    if (chance(this.draws) >= (fault.probability ?? 1)) {
      return false;
    }
    this.hits.set(fault, hits + 1);
    return true;
  }

  private takeToken(
    fault: Extract<Fault, { kind: 'throttle' }>,
    { account, region }: FaultTarget,
    now: number,
  ): boolean {
    const key = [this.active.indexOf(fault), account, region].join('/');
    const size = fault.burst ?? Math.max(1, fault.callsPerSecond);
    const { tokens, filledAt } = this.buckets.get(key) ?? {
      tokens: size,
      filledAt: now,
    };
    const filled = Math.min(
      size,
      tokens + ((now - filledAt) / 1000) * fault.callsPerSecond,
    );
    const isGranted = filled >= 1;
    this.buckets.set(key, {
      tokens: isGranted ? filled - 1 : filled,
      filledAt: now,
    });
    return isGranted;
  }
}
