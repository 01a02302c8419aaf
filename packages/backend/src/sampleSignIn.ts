import { createBackendModule } from '@backstage/backend-plugin-api';
import { DEFAULT_NAMESPACE, type UserEntity } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** The request header that names the person, as the catalog does. */
const PERSON_HEADER = 'x-sample-person';

/**
 * Believes whatever name it is told, so that the sample portal can be seen
 * through everybody's eyes. Not for a portal with anything real in it.
 */
const sampleAuthenticator = createProxyAuthenticator({
  async defaultProfileTransform({ name }: { name: string }, context) {
    const { entity } = await context.findCatalogUser(userNamed(name));
    return { profile: (entity as UserEntity).spec.profile ?? {} };
  },
  initialize() {
    if (process.env.NODE_ENV !== 'development') {
      throw new Error(
        'Signing in as a sample person is for the sample portal, and works with NODE_ENV=development only',
      );
    }
  },
  async authenticate({ req }) {
    const name = req.get(PERSON_HEADER);
    if (!name) {
      throw new AuthenticationError(`${PERSON_HEADER} names nobody`);
    }
    return { result: { name } };
  },
});

function userNamed(name: string) {
  return { entityRef: { kind: 'User', namespace: DEFAULT_NAMESPACE, name } };
}

/** Signs in as the user of the catalog that a header names, without asking for anything. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'sample-sign-in',
  register({ registerInit }) {
    registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'sample',
          factory: createProxyAuthProviderFactory({
            authenticator: sampleAuthenticator,
            signInResolver: ({ result: { name } }, context) =>
              context.signInWithCatalogUser(userNamed(name)),
          }),
        });
      },
    });
  },
});
