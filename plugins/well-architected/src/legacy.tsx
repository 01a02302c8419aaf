import type { Entity } from '@backstage/catalog-model';
import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  parseWorkloadArns,
  WORKLOAD_ARN_ANNOTATION,
} from 'backstage-plugin-well-architected-common';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createWellArchitectedApi, wellArchitectedApiRef } from './api';
import { MY_TASKS_WIDGET } from './home/myTasksWidget';
import { entityContentRouteRef, rootRouteRef } from './routes';

export { wellArchitectedApiRef } from './api';
export { wellArchitectedTranslationRef } from './translation';

const root = convertLegacyRouteRef(rootRouteRef);
const entityContent = convertLegacyRouteRef(entityContentRouteRef);

/**
 * AWS Well-Architected reviews for apps of the old frontend system.
 *
 * @public
 */
export const wellArchitectedPlugin = createPlugin({
  id: 'well-architected',
  routes: { root, entityContent },
  apis: [
    createApiFactory({
      api: wellArchitectedApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createWellArchitectedApi,
    }),
  ],
});

/**
 * The Well-Architected card on the overview of an entity.
 *
 * @public
 */
export const EntityWellArchitectedCard = wellArchitectedPlugin.provide(
  createComponentExtension({
    name: 'EntityWellArchitectedCard',
    component: {
      lazy: async () => {
        const { WellArchitectedCard } = await import(
          './entity/WellArchitectedCard'
        );
        return () => compatWrapper(<WellArchitectedCard />);
      },
    },
  }),
);

/**
 * The Well-Architected tab of an entity, to be placed in an
 * `EntityLayout.Route`.
 *
 * @public
 */
export const EntityWellArchitectedContent = wellArchitectedPlugin.provide(
  createRoutableExtension({
    name: 'EntityWellArchitectedContent',
    mountPoint: entityContent,
    component: async () => {
      const { WellArchitectedContent } = await import(
        './entity/WellArchitectedContent'
      );
      return () => compatWrapper(<WellArchitectedContent />);
    },
  }),
);

/**
 * The page with the remediation tasks of all entities, those of the reader
 * first, to be placed in a `Route`.
 *
 * @public
 */
export const WellArchitectedPage = wellArchitectedPlugin.provide(
  createRoutableExtension({
    name: 'WellArchitectedPage',
    mountPoint: root,
    component: async () => {
      const { LegacyTasksPage } = await import('./tasks/LegacyTasksPage');
      return () => compatWrapper(<LegacyTasksPage />);
    },
  }),
);

/**
 * The card with the remediation tasks of a user or group, on their page.
 *
 * @public
 */
export const EntityWellArchitectedOwnedTasksCard =
  wellArchitectedPlugin.provide(
    createComponentExtension({
      name: 'EntityWellArchitectedOwnedTasksCard',
      component: {
        lazy: async () => {
          const { OwnedTasksCard } = await import('./entity/OwnedTasksCard');
          return () => compatWrapper(<OwnedTasksCard />);
        },
      },
    }),
  );

/**
 * The widget with the reader's remediation tasks, on the home page.
 *
 * @public
 */
export const HomePageWellArchitectedTasks = wellArchitectedPlugin.provide(
  createCardExtension<{}>({
    ...MY_TASKS_WIDGET,
    components: async () => {
      const { MyTasks } = await import('./home/MyTasks');
      return { Content: () => compatWrapper(<MyTasks />) };
    },
  }),
);

/**
 * Whether an entity names a workload by the annotation
 * `aws.amazon.com/well-architected-workload-arn`. Workloads that are linked by
 * an AWS tag or by a person are known to the backend alone: show the card and
 * the tab without this condition where those are in use.
 *
 * @public
 */
export function isWellArchitectedAvailable(entity: Entity): boolean {
  const annotation = entity.metadata.annotations?.[WORKLOAD_ARN_ANNOTATION];
  return parseWorkloadArns(annotation).length > 0;
}
