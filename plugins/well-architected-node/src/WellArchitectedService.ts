import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  EntityReview,
  TaskPage,
  TaskQuery,
} from 'backstage-plugin-well-architected-common';

/**
 * For whom something is read.
 *
 * @public
 */
export interface WellArchitectedServiceOptions {
  /** What these may not see, the answer does not tell. */
  credentials: BackstageCredentials;
}

/**
 * The reviews and remediation tasks of the Well-Architected backend plugin, for
 * other backend plugins. Every method throws `ResponseError` of
 * `@backstage/errors` when the plugin answers with an error.
 *
 * @public
 */
export interface WellArchitectedService {
  /** The review of an entity; its `workloads` are empty when nothing is linked. */
  getEntityReview(
    entityRef: string,
    options: WellArchitectedServiceOptions,
  ): Promise<EntityReview>;

  /** A page of the remediation tasks of an entity. */
  listEntityTasks(
    entityRef: string,
    query: TaskQuery,
    options: WellArchitectedServiceOptions,
  ): Promise<TaskPage>;
}
