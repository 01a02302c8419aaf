import type { LinkedEntityRow } from '../store/linkedEntities';

/**
 * Who may well take on a task: who owns the first of its entities that has an
 * owner; null where none has, or the catalog was not asked for them yet.
 *
 * @param entityRefs - those that the caller sees
 */
export function suggestedOwner(
  entities: LinkedEntityRow[],
  entityRefs: string[],
): string | null {
  const seen = new Set(entityRefs);
  const owned = entities.find(
    ({ entity_ref, owner_ref }) => owner_ref !== null && seen.has(entity_ref),
  );
  return owned?.owner_ref ?? null;
}
