import type { SampleOrganisation } from '../organisation/sampleOrganisation';
import { idOfIndex, indexOfId } from '../organisation/ids';
import type { Source } from '../organisation/sources';
import type { Journal } from './journal';
import type { Workload } from './workload';

/** A workload in a listing, before anything of it has been computed. */
export interface WorkloadRef {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  /** The account that owns it. */
  readonly account: string;
}

/** Beyond every index of the sample, whatever its size. */
const firstCreatedPosition = 1_000_000;

/** All workloads: the computed ones of the sample, and over them whatever was changed. */
export class Workloads {
  /** Changed, created and (without a value) deleted workloads by id. */
  private readonly changed = new Map<string, Workload | undefined>();
  /** Those of the sample's workloads that `changed` holds. */
  private readonly changedIndexes = new Set<number | undefined>();
  /** What accounts see in a Region, until something changes: pages of one listing follow each other. */
  private readonly visible = new Map<string, readonly WorkloadRef[]>();
  private nextPosition = firstCreatedPosition;

  constructor(
    private readonly sample: SampleOrganisation,
    private readonly journal: Journal,
  ) {}

  /** Takes over what the data file holds. */
  restore(id: string, workload: Workload | undefined): void {
    this.remember(id, workload);
    if (workload && workload.position >= this.nextPosition) {
      this.nextPosition = workload.position + 1;
    }
  }

  get(id: string): Workload | undefined {
    if (this.changed.has(id)) {
      return this.changed.get(id);
    }
    const index = indexOfId(id);
    return index !== undefined && index < this.sample.size
      ? this.sample.workloadAt(index)
      : undefined;
  }

  /** The workloads that an account sees in a Region, its own and those shared with it, in order. */
  visibleTo(source: Source): readonly WorkloadRef[] {
    const key = `${source.account}:${source.region}`;
    const visible = this.visible.get(key) ?? this.findVisibleTo(source);
    this.visible.set(key, visible);
    return visible;
  }

  private findVisibleTo(source: Source): WorkloadRef[] {
    const computed = [
      ...this.sample.indexesOf(source),
      ...this.sample.indexesSharedWith(source),
    ]
      .filter(index => !this.changedIndexes.has(index))
      .map(index => this.refAt(index));
    const changed = [...this.changed.values()].filter(
      (workload): workload is Workload =>
        workload !== undefined && isVisibleTo(workload, source),
    );
    return [...computed, ...changed].sort((a, b) => a.position - b.position);
  }

  /** Every workload of a Region that was offered to an account, whatever became of the offer. */
  offeredTo({ account, region }: Source): Workload[] {
    const ids = new Set([
      ...this.sample.indexesSharedWith({ account, region }).map(idOfIndex),
      ...this.changed.keys(),
    ]);
    return [...ids]
      .map(id => this.get(id))
      .filter(
        (workload): workload is Workload =>
          workload?.region === region &&
          workload.shares.some(({ sharedWith }) => sharedWith === account),
      );
  }

  create(workload: Omit<Workload, 'position'>): Workload {
    const created = { ...workload, position: this.nextPosition };
    this.put(created);
    this.nextPosition += 1;
    return created;
  }

  /** Stores a changed workload, for good, before it returns. */
  put(workload: Workload): void {
    this.journal.write({ kind: 'workload', key: workload.id, value: workload });
    this.remember(workload.id, workload);
  }

  delete(id: string): void {
    this.journal.write({ kind: 'workload', key: id });
    this.remember(id, undefined);
  }

  private remember(id: string, workload: Workload | undefined): void {
    this.visible.clear();
    this.changed.set(id, workload);
    this.changedIndexes.add(indexOfId(id));
  }

  /** Listings are long and pages short, so that a ref computes only what is asked of it. */
  private refAt(index: number): WorkloadRef {
    const { sample } = this;
    return {
      position: index,
      get id() {
        return idOfIndex(index);
      },
      get name() {
        return sample.sampleAt(index).name;
      },
      get account() {
        return sample.sampleAt(index).account;
      },
    };
  }
}

/** Whether an account sees a workload in a Region: it owns it, or has accepted a share of it. */
export function isVisibleTo(
  workload: Workload,
  { account, region }: Source,
): boolean {
  return (
    workload.region === region &&
    (workload.account === account ||
      workload.shares.some(
        ({ sharedWith, status }) =>
          sharedWith === account && status === 'ACCEPTED',
      ))
  );
}
