import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { wellArchitectedPermissions } from 'backstage-plugin-well-architected-common';
import { registerActions } from './actions/registerActions';
import { actorOf } from './authorization/actorOf';
import { CatalogEntities } from './authorization/CatalogEntities';
import { PermissionDecisions } from './authorization/PermissionDecisions';
import { Visibility } from './authorization/Visibility';
import { readWellArchitectedConfig } from './config';
import { followReviewChanges } from './events/followReviewChanges';
import { AuthorizedLinks } from './links/AuthorizedLinks';
import { KnownEntities } from './links/KnownEntities';
import { LinkFollower } from './links/LinkFollower';
import { LinkService } from './links/LinkService';
import { SyncMetrics } from './metrics/SyncMetrics';
import { CalendarNotices } from './notifications/CalendarNotices';
import { NoticeSender } from './notifications/NoticeSender';
import { People } from './notifications/People';
import { AuthorizedTasks } from './remediation/AuthorizedTasks';
import { EndedAcceptances } from './remediation/EndedAcceptances';
import { createFollowRisks } from './remediation/followRisks';
import { StoredTasks } from './remediation/StoredTasks';
import { createRouter } from './rest/createRouter';
import { AuthorizedReviews } from './reviews/AuthorizedReviews';
import { StoredReviews } from './reviews/StoredReviews';
import { ReviewSignals } from './signals/ReviewSignals';
import { checkpointOften } from './store/checkpointOften';
import { createStores } from './store/stores';
import { AuthorizedSync } from './sync/AuthorizedSync';
import { AnswerNotes } from './sync/AnswerNotes';
import { RightOfWay } from './sync/RightOfWay';
import { SourceReaders } from './sync/SourceReaders';
import { SyncService } from './sync/SyncService';

/**
 * Syncs the reviews of the AWS Well-Architected Tool, links them to catalog
 * entities, keeps their remediation tasks and serves them over REST.
 *
 * @public
 */
export const wellArchitectedPlugin = createBackendPlugin({
  pluginId: 'well-architected',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        database,
        events,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        metrics,
        notifications,
        permissions,
        permissionsRegistry,
        rootConfig,
        scheduler,
        signals,
        userInfo,
      }) {
        const config = readWellArchitectedConfig(rootConfig);
        permissionsRegistry.addPermissions(wellArchitectedPermissions);

        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              'backstage-plugin-well-architected-backend',
              'migrations',
            ),
          });
        }
        await checkpointOften(knex);
        const stores = createStores(knex);
        const { entities, links, reviews, sources, syncRuns } = stores;
        const { tasks, workloads } = stores;

        const knownEntities = new KnownEntities({
          entities,
          catalog,
          auth,
          logger,
        });
        await knownEntities.schedule(scheduler);
        const linkService = await LinkService.create({
          links,
          entities: knownEntities,
          catalog,
          auth,
          scheduler,
          logger,
        });
        const linkFollower = new LinkFollower({
          links: linkService,
          entities: knownEntities,
        });
        const reviewSignals = new ReviewSignals({ signals, logger });
        const onChanged = (workloadIds: string[]) =>
          reviewSignals.changed(workloadIds);
        const syncMetrics = new SyncMetrics({ metrics, sources });
        const rightOfWay = new RightOfWay();
        const readers = await SourceReaders.create({
          config,
          rootConfig,
          sources,
          logger,
          rightOfWay,
          onCall: (...call) => syncMetrics.countCall(...call),
        });
        const answerNotes = new AnswerNotes({
          answers: stores.answers,
          readers,
          logger,
        });
        const syncService = await SyncService.create({
          config,
          readers,
          stores,
          scheduler,
          logger,
          lifecycle,
          followRisks: createFollowRisks(config.trackedRisks),
          rightOfWay,
          onChanged,
          onListedAnew: () => linkFollower.workloadsChanged(),
        });

        await new EndedAcceptances({ tasks, logger, onChanged }).schedule(
          scheduler,
        );
        const telling = {
          notices: stores.notices,
          kinds: config.notifications,
          logger,
        };
        await new CalendarNotices({
          ...telling,
          people: new People({ catalog, auth }),
        }).schedule(scheduler);
        await new NoticeSender({ ...telling, notifications }).schedule(
          scheduler,
        );

        await followReviewChanges({
          events,
          topic: config.eventsTopic,
          logger,
          onChange: change => syncService.followChange(change),
        });

        const decisions = new PermissionDecisions(permissions);
        const visibility = new Visibility({
          decisions,
          links,
          entities: new CatalogEntities({ catalog, auth, entities }),
        });
        const authorization = { auth, decisions, visibility };
        const storedReviews = new StoredReviews({
          reviews,
          workloads,
          tasks,
          links,
          config,
          readAnswerNotes: (...question) => answerNotes.get(...question),
          logger,
        });
        const services = {
          auditor,
          reviews: new AuthorizedReviews({
            ...authorization,
            stored: storedReviews,
            linkService,
          }),
          tasks: new AuthorizedTasks({
            ...authorization,
            stored: new StoredTasks({ stores, onChanged }),
            catalog,
            userInfo,
          }),
          links: new AuthorizedLinks({
            ...authorization,
            service: linkService,
          }),
          sync: new AuthorizedSync({
            ...authorization,
            service: syncService,
            sources,
            syncRuns,
            links,
          }),
        };
        registerActions({
          ...services,
          actionsRegistry,
          actorOf: credentials => actorOf(credentials, auth),
        });
        httpRouter.use(rightOfWay.countRequest);
        httpRouter.use(await createRouter({ httpAuth, ...services }));
      },
    });
  },
});
