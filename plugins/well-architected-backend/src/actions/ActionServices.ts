import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Tasks } from '../remediation/Tasks';
import type { Reviews } from '../reviews/Reviews';
import type { AuthorizedSync } from '../sync/AuthorizedSync';

/** What the actions call; each asks for the caller's permissions itself. */
export interface ActionServices {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  /** Who acts, as histories name them. */
  actorOf: (credentials: BackstageCredentials) => string;
  reviews: Reviews;
  tasks: Tasks;
  sync: AuthorizedSync;
}
