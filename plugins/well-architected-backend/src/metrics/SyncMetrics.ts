import type {
  MetricsService,
  MetricsServiceCounter,
} from '@backstage/backend-plugin-api/alpha';
import type { CallOutcome } from '../aws';
import type { SourceStore } from '../store/SourceStore';

/** Tells whoever watches the backend how the syncs of all sources go. */
export class SyncMetrics {
  readonly #calls: MetricsServiceCounter;

  constructor(options: { metrics: MetricsService; sources: SourceStore }) {
    const { metrics, sources } = options;
    const startedAt = Date.now();
    this.#calls = metrics.createCounter('well_architected.aws.calls', {
      description:
        'Tries of calls to AWS, by source, operation and outcome: answered, throttled or failed',
      unit: '{call}',
    });
    metrics
      .createObservableGauge('well_architected.sync.lag', {
        description:
          'Time since all workloads of a source were last synced well, or since the backend started if they never were',
        unit: 's',
      })
      .addCallback(async result => {
        for (const { id, synced_at } of await sources.health()) {
          const since = synced_at === null ? startedAt : Date.parse(synced_at);
          result.observe((Date.now() - since) / 1000, { source: id });
        }
      });
    metrics
      .createObservableGauge('well_architected.sync.backlog', {
        description: 'Workloads of a source that are to be read in depth',
        unit: '{workload}',
      })
      .addCallback(async result => {
        for (const { id, to_read } of await sources.health()) {
          result.observe(to_read, { source: id });
        }
      });
  }

  /** Counts a try of a call to AWS. */
  countCall(source: string, operation: string, outcome: CallOutcome): void {
    this.#calls.add(1, { source, operation, outcome });
  }
}
