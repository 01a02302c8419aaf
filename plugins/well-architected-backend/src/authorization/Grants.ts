import { NotAllowedError } from '@backstage/errors';
import type {
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** A permission that is given for entities of the catalog. */
export type EntityPermission = ResourcePermission<'catalog-entity'>;

/** Permissions by name, with the entities for which they are given. */
export type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether a permission is given for one of some entities. */
export function isGiven(
  { name }: Permission,
  entityRefs: string[],
  grants: Grants,
): boolean {
  return entityRefs.some(ref => grants.get(name)?.has(ref));
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

/** Grants for some entities only. */
export function grantsFor(
  entityRefs: ReadonlySet<string>,
  grants: Grants,
): Grants {
  return new Map(
    [...grants].map(([name, refs]) => [
      name,
      new Set([...refs].filter(ref => entityRefs.has(ref))),
    ]),
  );
}
