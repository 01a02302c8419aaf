import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedLinks } from '../links/AuthorizedLinks';
import type { Tasks } from '../remediation/Tasks';
import type { Reviews } from '../reviews/Reviews';
import type { AuthorizedSync } from '../sync/AuthorizedSync';

/** What the routes call; each asks for the caller's permissions itself. */
export interface RouteServices {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  reviews: Reviews;
  tasks: Tasks;
  links: AuthorizedLinks;
  sync: AuthorizedSync;
}
