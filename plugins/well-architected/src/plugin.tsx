import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { RiShieldCheckLine } from '@remixicon/react';
import { createWellArchitectedApi, wellArchitectedApiRef } from './api';
import { OWNERS, REVIEWED_ENTITIES } from './entity/reviewedEntities';
import { MY_TASKS_WIDGET } from './home/myTasksWidget';
import { entityContentRouteRef, rootRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: wellArchitectedApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createWellArchitectedApi,
    }),
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: REVIEWED_ENTITIES,
    loader: () =>
      import('./entity/WellArchitectedCard').then(({ WellArchitectedCard }) => (
        <WellArchitectedCard />
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: '/well-architected',
    title: 'Well-Architected',
    filter: REVIEWED_ENTITIES,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./entity/WellArchitectedContent').then(
        ({ WellArchitectedContent }) => <WellArchitectedContent />,
      ),
  },
});

const ownedTasksCard = EntityCardBlueprint.make({
  name: 'owned-tasks',
  params: {
    type: 'info',
    filter: OWNERS,
    loader: () =>
      import('./entity/OwnedTasksCard').then(({ OwnedTasksCard }) => (
        <OwnedTasksCard />
      )),
  },
});

const page = PageBlueprint.make({
  params: {
    path: '/well-architected',
    title: 'Well-Architected',
    icon: <RiShieldCheckLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./tasks/MyTasksPage').then(({ MyTasksPage }) => <MyTasksPage />),
  },
});

const myTasksWidget = HomePageWidgetBlueprint.make({
  name: 'my-tasks',
  params: {
    ...MY_TASKS_WIDGET,
    components: () =>
      import('./home/MyTasks').then(({ MyTasks }) => ({ Content: MyTasks })),
  },
});

/**
 * AWS Well-Architected reviews on the pages of the catalog: an overview card
 * and a tab on components, systems, resources and APIs; and the remediation
 * tasks of people on a page of their own, the home page, and the pages of users
 * and groups.
 *
 * @public
 */
export const wellArchitectedPlugin = createFrontendPlugin({
  pluginId: 'well-architected',
  title: 'Well-Architected',
  icon: <RiShieldCheckLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    api,
    page,
    entityCard,
    entityContent,
    ownedTasksCard,
    myTasksWidget,
  ],
});
