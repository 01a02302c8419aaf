import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** The name by which people know an entity of the catalog. */
export function EntityName({ entityRef }: { entityRef: string }) {
  return <>{useEntityPresentation(entityRef).primaryTitle}</>;
}
