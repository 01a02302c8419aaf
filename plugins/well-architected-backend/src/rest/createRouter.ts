import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { openApiDocument } from 'backstage-plugin-well-architected-common';
import type { Router } from 'express';
import type { AuthorizedLinks } from '../links/AuthorizedLinks';
import type { Tasks } from '../remediation/Tasks';
import type { Reviews } from '../reviews/Reviews';
import type { AuthorizedSync } from '../sync/AuthorizedSync';
import type { Endpoints } from './endpoints';
import { addEntityRoutes } from './entities';
import { jsonBody } from './jsonBody';
import { addSyncRoutes } from './sync';
import { addTaskRoutes } from './tasks';
import { addWorkloadRoutes } from './workloads';

/** What the routes call; each asks for the caller's permissions itself. */
export interface RouteServices {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  reviews: Reviews;
  tasks: Tasks;
  links: AuthorizedLinks;
  sync: AuthorizedSync;
}

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
