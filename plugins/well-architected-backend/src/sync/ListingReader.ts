import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  describeProblem,
  type SourceReader,
  type TaggedWorkload,
  type WorkloadSummary,
} from '../aws';
import { parseEntityRefs } from '../links/parseEntityRefs';
import { fromJson } from '../store/json';
import type { Stores } from '../store/stores';
import type { SourceRow, SyncRunRow, WorkloadRow } from '../store/tables';
import { decideArchive } from './decideArchive';
import { PagedReading, type SavedPages } from './PagedReading';
import { planSync, type SyncPlan } from './planSync';
import { rereadRule } from './rereadRule';
import type { RightOfWay } from './RightOfWay';
import type { Turn } from './Turn';

/** New workloads that are stored at once: with SQLite all others wait so long. */
const ADDED_AT_ONCE = 200;

/** What listing a source needs. */
export interface ListingReaderOptions {
  stores: Stores;
  logger: LoggerService;
  /** The key of the tag by which a workload names its entities. */
  linkTag: string;
  frequencyMs: number;
  /** Within this time every workload is read again. */
  rereadMs: number;
  isReadByOwner: (ownerAccountId: string) => boolean;
  rightOfWay: RightOfWay;
  /** Is told when workloads were listed first, or the tags of some are others. */
  onListedAnew: () => void;
}

/** Pages that were read when a turn ended. */
interface Progress {
  listed?: SavedPages<WorkloadSummary>;
  tags?: SavedPages<TaggedWorkload>;
}

/** Lists the workloads of a source, and stores what that alone tells. */
export class ListingReader {
  readonly #options: ListingReaderOptions;

  constructor(options: ListingReaderOptions) {
    this.#options = options;
  }

  /**
   * Lists all workloads and marks those that are to be read.
   *
   * @returns how many were listed; undefined when the turn ended before
   */
  async read(
    run: SyncRunRow,
    source: SourceRow,
    reader: SourceReader,
    turn: Turn,
  ): Promise<number | undefined> {
    const { stores } = this.#options;
    const saved = fromJson<Progress>(run.progress) ?? {};
    const listing = new PagedReading(saved.listed);
    const tagging = new PagedReading(saved.tags);
    const isOver = () => turn.isOver;
    const [isListed, tagged] = await Promise.all([
      listing.read(
        token => reader.inTurn(() => reader.listWorkloads(token, turn.signal)),
        isOver,
      ),
      this.#readTags(tagging, source, reader, turn),
    ]);
    if (!isListed || tagged === 'left') {
      await stores.syncRuns.update(run.id, {
        progress: JSON.stringify({ listed: listing, tags: tagging }),
      });
      return undefined;
    }
    await this.#store(
      run,
      source,
      listing.items,
      tagsByWorkload(source, tagged === 'read' ? tagging.items : undefined),
      turn.signal,
    );
    return listing.items.length;
  }

  /**
   * Tags are worth having, not worth failing for: workloads carry their own,
   * and show them when they are read.
   */
  async #readTags(
    tagging: PagedReading<TaggedWorkload>,
    source: SourceRow,
    reader: SourceReader,
    turn: Turn,
  ): Promise<'read' | 'left' | 'failed'> {
    const { logger } = this.#options;
    try {
      const isRead = await tagging.read(
        token => reader.listTags(token, turn.signal),
        () => turn.isOver,
      );
      return isRead ? 'read' : 'left';
    } catch (error) {
      turn.signal.throwIfAborted();
      const { name, message } = describeProblem(error, '');
      logger.debug(
        `Tags of ${source.id} come from the workloads: ${name}: ${message}`,
      );
      return 'failed';
    }
  }

  async #store(
    run: SyncRunRow,
    source: SourceRow,
    listed: WorkloadSummary[],
    tagsOf: (workload: WorkloadSummary) => Record<string, string> | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { stores, isReadByOwner, frequencyMs, rereadMs, onListedAnew } =
      this.#options;
    const stored = await stores.workloads.listForPlanning(
      source.id,
      listed.map(({ workloadId }) => workloadId),
    );
    const plan = planSync({
      source,
      listed,
      stored,
      tagsOf,
      isReadByOwner,
      reread: rereadRule({
        workloads: listed.length,
        periodMs: rereadMs,
        frequencyMs,
        now: Date.now(),
      }),
    });
    const { archive, hold } = decideArchive({
      active: stored.filter(
        row => row.source_id === source.id && row.archived_at === null,
      ).length,
      gone: plan.gone,
      held: fromJson<string[]>(source.held_archive),
    });
    await this.#addNew(source, plan.add, tagsOf, signal);
    // Another process may have listed it since, and knows better what is gone.
    signal.throwIfAborted();
    await this.#storePlan(source, plan, archive, signal);
    if (plan.add.length > 0 || plan.retag.length > 0) {
      onListedAnew();
    }
    signal.throwIfAborted();
    await stores.sources.setListed(source.id, { at: now(), heldArchive: hold });
    await stores.syncRuns.update(run.id, {
      listed: listed.length,
      archived: archive.length,
      progress: null,
    });
  }

  async #addNew(
    source: SourceRow,
    added: WorkloadSummary[],
    tagsOf: (workload: WorkloadSummary) => Record<string, string> | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { stores, linkTag, rightOfWay } = this.#options;
    for (let i = 0; i < added.length; i += ADDED_AT_ONCE) {
      await rightOfWay.giveWay();
      signal.throwIfAborted();
      const tagged = added.slice(i, i + ADDED_AT_ONCE).map(summary => ({
        summary,
        tags: tagsOf(summary) ?? {},
      }));
      await stores.workloads.add(
        tagged.map(({ summary, tags }) => toNewWorkload(summary, tags, source)),
      );
      await stores.links.addTagLinks(
        tagged.flatMap(({ summary: { workloadId }, tags }) =>
          parseEntityRefs(tags[linkTag]).map(entity_ref => ({
            workload_id: workloadId,
            entity_ref,
          })),
        ),
        now(),
      );
    }
  }

  async #storePlan(
    source: SourceRow,
    plan: SyncPlan,
    archive: string[],
    signal: AbortSignal,
  ): Promise<void> {
    const { stores, linkTag } = this.#options;
    const { workloads, links } = stores;
    if (plan.adopt.length > 0) {
      await workloads.adopt(plan.adopt, source.id);
    }
    if (plan.restore.length > 0) {
      await workloads.restore(plan.restore);
    }
    if (plan.change.length > 0) {
      await workloads.setListed(
        plan.change.map(({ workloadId: id, hash, highRisks }) => ({
          id,
          hash,
          highRisks,
        })),
      );
    }
    await workloads.readAgain(plan.reread);
    await links.setTagLinks(
      plan.retag.map(({ id, tags }) => ({
        id,
        tags: JSON.stringify(tags),
        entityRefs: parseEntityRefs(tags[linkTag]),
      })),
      now(),
    );
    if (archive.length > 0) {
      signal.throwIfAborted();
      await workloads.archive(archive, now());
    }
  }
}

/** Says the tags of a workload; undefined where the listing cannot tell. */
function tagsByWorkload(
  source: SourceRow,
  tagged: TaggedWorkload[] | undefined,
): (workload: WorkloadSummary) => Record<string, string> | undefined {
  if (!tagged) {
    return () => undefined;
  }
  const tags = new Map(tagged.map(each => [each.workloadArn, each.tags]));
  return ({ workloadArn, ownerAccountId }) =>
    tags.get(workloadArn) ??
    (ownerAccountId === source.account_id ? {} : undefined);
}

function toNewWorkload(
  summary: WorkloadSummary,
  tags: Record<string, string>,
  source: SourceRow,
): WorkloadRow {
  return {
    id: summary.workloadId,
    arn: summary.workloadArn,
    source_id: source.id,
    account_id: summary.ownerAccountId,
    region: source.region,
    name: summary.workloadName,
    environment: null,
    review_owner: null,
    improvement_status: summary.improvementStatus,
    description: '',
    notes: '',
    tags: JSON.stringify(tags),
    aws_updated_at: summary.updatedAt,
    listed_hash: summary.hash,
    high_risks: summary.highRisks,
    report_hash: null,
    read_report_hash: null,
    scored_at: null,
    read_hash: null,
    read_at: null,
    archived_at: null,
    problem: null,
    views: 0,
    failed_at: null,
  };
}

function now(): string {
  return new Date().toISOString();
}
