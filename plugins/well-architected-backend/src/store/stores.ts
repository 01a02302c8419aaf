import type { Knex } from 'knex';
import { LensStore } from './LensStore';
import { LinkStore } from './LinkStore';
import { ReviewStore } from './ReviewStore';
import { SourceStore } from './SourceStore';
import { SyncRunStore } from './SyncRunStore';
import { TaskCommentStore } from './TaskCommentStore';
import { TaskStepStore } from './TaskStepStore';
import { TaskStore } from './TaskStore';
import { WorkloadStore } from './WorkloadStore';

/** Everything that is stored, by aggregate. */
export interface Stores {
  knex: Knex;
  sources: SourceStore;
  syncRuns: SyncRunStore;
  workloads: WorkloadStore;
  lenses: LensStore;
  links: LinkStore;
  reviews: ReviewStore;
  tasks: TaskStore;
  taskSteps: TaskStepStore;
  taskComments: TaskCommentStore;
}

/** The stores on one database. */
export function createStores(knex: Knex): Stores {
  return {
    knex,
    sources: new SourceStore(knex),
    syncRuns: new SyncRunStore(knex),
    workloads: new WorkloadStore(knex),
    lenses: new LensStore(knex),
    links: new LinkStore(knex),
    reviews: new ReviewStore(knex),
    tasks: new TaskStore(knex),
    taskSteps: new TaskStepStore(knex),
    taskComments: new TaskCommentStore(knex),
  };
}
