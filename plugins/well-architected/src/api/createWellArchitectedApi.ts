import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  WellArchitectedClient,
  type WellArchitectedApi,
} from 'backstage-plugin-well-architected-common';

/** The API as the person who is signed in. */
export function createWellArchitectedApi(deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): WellArchitectedApi {
  return new WellArchitectedClient(deps);
}
