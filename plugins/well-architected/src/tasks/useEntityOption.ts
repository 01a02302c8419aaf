import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import type { IdentifiedOption } from '@backstage/ui';
import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';

/** An entity as an option of a field, under the name by which people know it. */
export function useEntityOption(
  entityRef: string | null,
): IdentifiedOption | null {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);

  const { value: presented } = useAsync(
    async () =>
      entityRef === null
        ? undefined
        : presentationApi?.forEntity(entityRef).promise,
    [entityRef, presentationApi],
  );

  const label =
    entityRef === null
      ? null
      : (presented?.entityRef === entityRef
          ? presented
          : entityPresentationSnapshot(entityRef, undefined, presentationApi)
        ).primaryTitle;

  return useMemo(
    () => (entityRef && label ? { id: entityRef, label } : null),
    [entityRef, label],
  );
}
