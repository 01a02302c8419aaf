import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type AuthService,
} from '@backstage/backend-plugin-api';
import {
  WellArchitectedClient,
  type EntityReview,
  type TaskPage,
  type TaskQuery,
  type WellArchitectedApi,
} from 'backstage-plugin-well-architected-common';
import type {
  WellArchitectedService,
  WellArchitectedServiceOptions,
} from './WellArchitectedService';

/** {@link WellArchitectedService} over the plugin's REST API. */
class RestWellArchitectedService implements WellArchitectedService {
  readonly #auth: AuthService;
  readonly #api: WellArchitectedApi;

  constructor(options: { auth: AuthService; api: WellArchitectedApi }) {
    this.#auth = options.auth;
    this.#api = options.api;
  }

  async getEntityReview(
    entityRef: string,
    options: WellArchitectedServiceOptions,
  ): Promise<EntityReview> {
    return this.#api.getEntityReview(entityRef, await this.#token(options));
  }

  async listEntityTasks(
    entityRef: string,
    query: TaskQuery,
    options: WellArchitectedServiceOptions,
  ): Promise<TaskPage> {
    return this.#api.listEntityTasks(
      entityRef,
      query,
      await this.#token(options),
    );
  }

  async #token({ credentials }: WellArchitectedServiceOptions) {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'well-architected',
    });
  }
}

/**
 * The service by which other backend plugins read reviews and remediation
 * tasks. It needs no setting up beside the Well-Architected backend plugin.
 *
 * @public
 */
export const wellArchitectedServiceRef =
  createServiceRef<WellArchitectedService>({
    id: 'well-architected',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {
          auth: coreServices.auth,
          discoveryApi: coreServices.discovery,
        },
        factory: ({ auth, discoveryApi }) =>
          new RestWellArchitectedService({
            auth,
            api: new WellArchitectedClient({ discoveryApi }),
          }),
      }),
  });
