import type { Knex } from 'knex';
import { LinkStore } from './LinkStore';
import { SourceStore } from './SourceStore';
import { SyncRunStore } from './SyncRunStore';
import { WorkloadStore } from './WorkloadStore';

/** What the sync reads and writes. */
export interface Stores {
  knex: Knex;
  sources: SourceStore;
  syncRuns: SyncRunStore;
  workloads: WorkloadStore;
  links: LinkStore;
}

/** The stores on one database. */
export function createStores(knex: Knex): Stores {
  return {
    knex,
    sources: new SourceStore(knex),
    syncRuns: new SyncRunStore(knex),
    workloads: new WorkloadStore(knex),
    links: new LinkStore(knex),
  };
}
