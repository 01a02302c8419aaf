import { routeResolutionApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import styles from './ExternalLink.module.css';
import { entityContentRouteRef } from './routes';
import { EntityName } from './tasks/EntityName';

/** A link to the Well-Architected tab of any entity; to its page where the tab is switched off. */
export function EntityTabLink({
  entityRef,
  isBeside = false,
}: {
  entityRef: string;
  /** Whether it opens beside the page, where somebody may be in the middle of something. */
  isBeside?: boolean;
}) {
  const routes = useApi(routeResolutionApiRef);
  const entityPath = useEntityRefLink()(entityRef);
  // Where the tab is, as seen from the page of the entity.
  const tabPath = routes.resolve(entityContentRouteRef, {
    sourcePath: entityPath,
  });
  return (
    <Link
      href={tabPath?.() ?? entityPath}
      target={isBeside ? '_blank' : undefined}
    >
      <EntityName entityRef={entityRef} />
      {isBeside && (
        <RiExternalLinkLine className={styles.icon} size={14} aria-hidden />
      )}
    </Link>
  );
}
