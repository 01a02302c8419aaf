import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The entities that the value of an AWS tag names, separated by spaces or
 * commas, each once. What is no entity reference is left out: tags are written
 * by many hands.
 */
export function parseEntityRefs(tag: string | undefined): string[] {
  const refs = new Set<string>();
  for (const text of (tag ?? '').split(/[\s,]+/).filter(Boolean)) {
    try {
      const ref = parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      });
      refs.add(stringifyEntityRef(ref));
    } catch {
      // Not a reference.
    }
  }
  return [...refs];
}
