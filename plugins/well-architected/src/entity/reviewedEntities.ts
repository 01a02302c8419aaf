/**
 * The entities whose pages show a review: those that can stand on a workload.
 * Linking is offered there, so entities without a link count too.
 */
export const REVIEWED_ENTITIES = {
  kind: { $in: ['component', 'system', 'resource', 'api'] },
};
