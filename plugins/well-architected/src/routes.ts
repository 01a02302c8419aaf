import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The Well-Architected tab of an entity's page. */
export const entityContentRouteRef = createRouteRef();
