import { createApiRef } from '@backstage/frontend-plugin-api';
import type { WellArchitectedApi } from 'backstage-plugin-well-architected-common';

export const wellArchitectedApiRef = createApiRef<WellArchitectedApi>({
  id: 'plugin.well-architected.service',
});
