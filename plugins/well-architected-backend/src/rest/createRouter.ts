import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { openApiDocument } from 'backstage-plugin-well-architected-common';
import type { Router } from 'express';
import type { Endpoints } from './endpoints';
import { addEntityRoutes } from './entities';
import { jsonBody } from './jsonBody';
import type { RouteServices } from './RouteServices';
import { addSyncRoutes } from './sync';
import { addTaskRoutes } from './tasks';
import { addWorkloadRoutes } from './workloads';

/** The REST API. Every request is checked against the contract. */
export async function createRouter(services: RouteServices): Promise<Router> {
  const router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
      openApiDocument,
      { middleware: jsonBody() },
    );
  addEntityRoutes(router, services);
  addTaskRoutes(router, services);
  addWorkloadRoutes(router, services);
  addSyncRoutes(router, services);
  return router;
}
