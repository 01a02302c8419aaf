import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** What the database holds; references of the catalog are shorter. */
const LONGEST_REF = 255;

/**
 * The entities that the value of an AWS tag names, separated by spaces or
 * commas, each once. What is no entity reference is left out: tags are written
 * by many hands.
 */
export function parseEntityRefs(tag: string | undefined): string[] {
  const refs = new Set<string>();
  for (const text of (tag ?? '').split(/[\s,]+/).filter(Boolean)) {
    try {
      const ref = stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind: 'component',
          defaultNamespace: 'default',
        }),
      );
      if (ref.length <= LONGEST_REF) {
        refs.add(ref);
      }
    } catch {
      // Not a reference.
    }
  }
  return [...refs];
}
