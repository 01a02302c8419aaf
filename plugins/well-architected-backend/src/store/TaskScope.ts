/** Whose tasks: of workloads linked to some entities. */
export interface TaskScope {
  /** The entities; `any` for every entity that the catalog has. */
  entities: readonly string[] | 'any';
  /** Tasks of workloads that belong to no entity of the catalog too. */
  unlinked?: boolean;
}
