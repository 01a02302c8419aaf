import { createApiRef } from '@backstage/frontend-plugin-api';
import type { WellArchitectedApi } from 'backstage-plugin-well-architected-common';

/**
 * The REST API of the Well-Architected backend plugin.
 *
 * @public
 */
export const wellArchitectedApiRef = createApiRef<WellArchitectedApi>({
  id: 'plugin.well-architected.service',
});
