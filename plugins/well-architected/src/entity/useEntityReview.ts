import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { EntityReview } from 'backstage-plugin-well-architected-common';
import { useEffect, useState } from 'react';
import { wellArchitectedApiRef } from '../api';
import { useLoad } from '../useLoad';

/** The review of the entity whose page this is. */
export function useEntityReview(): {
  entityRef: string;
  /** Stays while it is loaded again. */
  review: EntityReview | undefined;
  error: Error | undefined;
  reload(): void;
} {
  const api = useApi(wellArchitectedApiRef);
  const entityRef = stringifyEntityRef(useEntity().entity);
  const [shown, setShown] = useState<EntityReview>();
  const { value, error, loading, reload } = useLoad(
    () => api.getEntityReview(entityRef),
    [api, entityRef],
  );
  useEffect(() => {
    if (value) {
      setShown(value);
    }
  }, [value]);
  return {
    entityRef,
    review: shown?.entityRef === entityRef ? shown : undefined,
    error: loading ? undefined : error,
    reload,
  };
}
