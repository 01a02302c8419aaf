import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The Well-Architected tab of an entity's page. */
export const entityContentRouteRef = createRouteRef();

/** The page with the remediation tasks of all entities. */
export const rootRouteRef = createRouteRef();
