import { NotAllowedError } from '@backstage/errors';
import type {
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** A permission that is given for entities of the catalog. */
export type EntityPermission = ResourcePermission<'catalog-entity'>;

/** Permissions by name, with the entities for which they are given. */
export type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** Stands for the entity of a workload that belongs to none. */
const NO_ENTITY = '*';

/**
 * Whether a permission is given for one of some entities; for a workload that
 * belongs to none, whether it is given for all there are.
 */
export function isGiven(
  { name }: Permission,
  entityRefs: string[],
  grants: Grants,
): boolean {
  const given = grants.get(name);
  return entityRefs.length > 0
    ? entityRefs.some(ref => given?.has(ref))
    : given?.has(NO_ENTITY) ?? false;
}

/** @throws NotAllowedError unless each of some permissions is given for one of some entities */
export function requireAll(
  permissions: Permission[],
  entityRefs: string[],
  grants: Grants,
): void {
  const missing = permissions.find(
    permission => !isGiven(permission, entityRefs, grants),
  );
  if (missing) {
    throw new NotAllowedError(`${missing.name} is not allowed`);
  }
}

/** @throws NotAllowedError unless one of some permissions is given for one of some entities */
export function requireOneOf(
  permissions: Permission[],
  entityRefs: string[],
  grants: Grants,
): void {
  if (!permissions.some(one => isGiven(one, entityRefs, grants))) {
    const names = permissions.map(({ name }) => name);
    throw new NotAllowedError(`${names.join(' or ')} is not allowed`);
  }
}

/**
 * Grants for some entities only.
 *
 * @param ofAll - the permissions that count for workloads that belong to no entity
 */
export function grantsFor(
  entityRefs: ReadonlySet<string>,
  grants: Grants,
  ofAll: ReadonlySet<string>,
): Grants {
  return new Map(
    [...grants].map(([name, refs]) => [
      name,
      new Set([
        ...[...refs].filter(ref => entityRefs.has(ref)),
        ...(ofAll.has(name) ? [NO_ENTITY] : []),
      ]),
    ]),
  );
}
