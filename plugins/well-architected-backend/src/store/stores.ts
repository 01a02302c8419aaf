import type { Knex } from 'knex';
import { AnswerStore } from './AnswerStore';
import { EntityStore } from './EntityStore';
import { LensStore } from './LensStore';
import { LinkStore } from './LinkStore';
import { NoticeStore } from './NoticeStore';
import { ReviewStore } from './ReviewStore';
import { SourceStore } from './SourceStore';
import { SyncRunStore } from './SyncRunStore';
import { TaskCommentStore } from './TaskCommentStore';
import { TaskLists } from './TaskLists';
import { TaskStepStore } from './TaskStepStore';
import { TaskStore } from './TaskStore';
import { WorkloadStore } from './WorkloadStore';

/** Everything that is stored, by aggregate. */
export interface Stores {
  knex: Knex;
  sources: SourceStore;
  syncRuns: SyncRunStore;
  workloads: WorkloadStore;
  answers: AnswerStore;
  lenses: LensStore;
  entities: EntityStore;
  links: LinkStore;
  notices: NoticeStore;
  reviews: ReviewStore;
  tasks: TaskStore;
  taskLists: TaskLists;
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
    answers: new AnswerStore(knex),
    lenses: new LensStore(knex),
    entities: new EntityStore(knex),
    links: new LinkStore(knex),
    notices: new NoticeStore(knex),
    reviews: new ReviewStore(knex),
    tasks: new TaskStore(knex),
    taskLists: new TaskLists(knex),
    taskSteps: new TaskStepStore(knex),
    taskComments: new TaskCommentStore(knex),
  };
}
