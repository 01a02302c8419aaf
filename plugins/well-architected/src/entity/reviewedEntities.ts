/**
 * The entities whose pages show a review: those that can stand on a workload.
 * Linking is offered there, so entities without a link count too.
 */
export const REVIEWED_ENTITIES = {
  kind: { $in: ['component', 'system', 'resource', 'api'] },
};

/** The entities whose pages show what they have to do: those that can own a task. */
export const OWNERS = { kind: { $in: ['user', 'group'] } };
