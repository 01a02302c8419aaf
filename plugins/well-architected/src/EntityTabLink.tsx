import { routeResolutionApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { entityContentRouteRef } from './routes';
import { EntityName } from './tasks/EntityName';

/** A link to the Well-Architected tab of any entity; to its page where the tab is switched off. */
export function EntityTabLink({
  entityRef,
  target,
}: {
  entityRef: string;
  /** `_blank` where somebody may be in the middle of something. */
  target?: '_blank';
}) {
  const routes = useApi(routeResolutionApiRef);
  const entityPath = useEntityRefLink()(entityRef);
  // Where the tab is, as seen from the page of the entity.
  const tabPath = routes.resolve(entityContentRouteRef, {
    sourcePath: entityPath,
  });
  return (
    <Link href={tabPath?.() ?? entityPath} target={target}>
      <EntityName entityRef={entityRef} />
    </Link>
  );
}
