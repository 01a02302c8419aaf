import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { openApiDocument } from 'backstage-plugin-well-architected-common';
import { Router } from 'express';
import { auditRefusals } from './auditRefusals';
import type { Endpoints } from './endpoints';
import { addEntityRoutes } from './entities';
import { jsonBody } from './jsonBody';
import type { RouteServices } from './RouteServices';
import { addSyncRoutes } from './sync';
import { addTaskRoutes } from './tasks';
import { addWorkloadRoutes } from './workloads';

/** The REST API. Every request is checked against the contract. */
export async function createRouter(services: RouteServices): Promise<Router> {
  const routes =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
      openApiDocument,
      { middleware: jsonBody() },
    );
  addEntityRoutes(routes, services);
  addTaskRoutes(routes, services);
  addWorkloadRoutes(routes, services);
  addSyncRoutes(routes, services);
  const router = Router();
  router.use(routes);
  router.use(auditRefusals(services.auditor));
  return router;
}
