import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { UserEntity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import sampleSignIn from './sampleSignIn';

const HAZEL: UserEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'hazel.moor', namespace: 'default' },
  spec: { memberOf: ['checkout'], profile: { displayName: 'Hazel Moor' } },
  relations: [{ type: 'memberOf', targetRef: 'group:default/checkout' }],
};

const CHECKOUT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api', namespace: 'default' },
};

/** A backend on which `sample` is the only way to sign in. */
async function startAuth(env: string) {
  jest.replaceProperty(process, 'env', { ...process.env, NODE_ENV: env });
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      sampleSignIn,
      catalogServiceMock.factory({ entities: [HAZEL, CHECKOUT] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { sample: {} } },
        },
      }),
    ],
  });
  return (headers: Record<string, string>) =>
    fetch(`http://localhost:${server.port()}/api/auth/sample/refresh`, {
      headers,
    });
}

describe('sampleSignIn', () => {
  afterEach(() => jest.restoreAllMocks());

  it('signs in as the user of the catalog that the header names', async () => {
    const signIn = await startAuth('development');
    const response = await signIn({ 'x-sample-person': 'hazel.moor' });
    expect(response.status).toBe(200);
    const { profile, backstageIdentity } = await response.json();
    expect(profile).toEqual({ displayName: 'Hazel Moor' });
    expect(backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/hazel.moor',
      ownershipEntityRefs: [
        'user:default/hazel.moor',
        'group:default/checkout',
      ],
    });
  });

  it.each([
    ['nobody', {}, 401],
    ['who is not in the catalog', { 'x-sample-person': 'a.stranger' }, 404],
    ['what is no user', { 'x-sample-person': 'checkout-api' }, 404],
    [
      'a reference to what is no user',
      { 'x-sample-person': 'component:default/checkout-api' },
      404,
    ],
  ])('refuses %s', async (_, headers: Record<string, string>, status) => {
    const signIn = await startAuth('development');
    expect((await signIn(headers)).status).toBe(status);
  });

  it('starts in development only', async () => {
    await expect(startAuth('production')).rejects.toThrow(/sample portal/);
  });
});
