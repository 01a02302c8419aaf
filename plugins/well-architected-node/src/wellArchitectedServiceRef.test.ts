import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { WellArchitectedService } from './WellArchitectedService';
import { wellArchitectedServiceRef } from './wellArchitectedServiceRef';

/** Stands in for the backend plugin: answers with what it was asked, and by whom. */
const echo = createBackendPlugin({
  pluginId: 'well-architected',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        httpRouter.use(async (req, res) => {
          const { principal } = await httpAuth.credentials(req);
          if (req.path.includes('/none/')) {
            res.status(404).json({
              error: { name: 'NotFoundError', message: 'There is no entity' },
              response: { statusCode: 404 },
            });
          } else {
            res.json({ principal, url: req.url });
          }
        });
      },
    });
  },
});

describe('wellArchitectedServiceRef', () => {
  let backend: TestBackend;
  let service: WellArchitectedService;

  beforeAll(async () => {
    const other = createBackendPlugin({
      pluginId: 'other',
      register(env) {
        env.registerInit({
          deps: { wellArchitected: wellArchitectedServiceRef },
          async init({ wellArchitected }) {
            service = wellArchitected;
          },
        });
      },
    });
    backend = await startTestBackend({ features: [echo, other] });
  });
  afterAll(() => backend.stop());

  const ada = mockCredentials.user('user:default/ada');

  it('reads the review of an entity as the one who asks', async () => {
    const review = await service.getEntityReview('component:default/shop', {
      credentials: ada,
    });
    expect(review).toEqual({
      url: '/entities/component/default/shop/review',
      principal: expect.objectContaining({
        type: 'user',
        userEntityRef: 'user:default/ada',
      }),
    });
  });

  it('reads the tasks of an entity as the one who asks', async () => {
    const tasks = await service.listEntityTasks(
      'component:default/shop',
      { state: ['open', 'in-progress'], limit: '5' },
      { credentials: ada },
    );
    expect(tasks).toEqual({
      url: '/entities/component/default/shop/tasks?state=open&state=in-progress&limit=5',
      principal: expect.objectContaining({ userEntityRef: 'user:default/ada' }),
    });
  });

  it('reads as the plugin itself where nobody else asks', async () => {
    const review = await service.getEntityReview('component:default/shop', {
      credentials: mockCredentials.service('plugin:other'),
    });
    expect(review).toMatchObject({
      principal: { type: 'service', subject: 'plugin:other' },
    });
  });

  it('passes on what the plugin refuses', async () => {
    await expect(
      service.getEntityReview('component:default/none', { credentials: ada }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'There is no entity' },
    });
  });
});
