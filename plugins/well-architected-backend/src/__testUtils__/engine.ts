import {
  type SchedulerServiceTaskInvocationDefinition,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  idOfIndex,
  sampleAccessKeyId,
  sampleSecretAccessKey,
  sampleWorkloads,
  type LocalTool,
} from 'well-architected-tool-local';
import { readWellArchitectedConfig } from '../config';
import { createFollowRisks } from '../remediation/followRisks';
import { createStores, type Stores } from '../store/stores';
import type { SyncRunRow } from '../store/tables';
import { AnswerNotes } from '../sync/AnswerNotes';
import { RightOfWay } from '../sync/RightOfWay';
import { SourceReaders } from '../sync/SourceReaders';
import { SyncService } from '../sync/SyncService';

/** The engine on a database and a local tool, and the hand that wakes it. */
export interface Engine {
  stores: Stores;
  syncs: SyncService;
  answerNotes: AnswerNotes;
  /** How often a listing brought workloads or tags that were not stored. */
  timesListedAnew: () => number;
  /** Everything that was logged, as text. */
  logged: () => string;
  /** Wakes the task of a source, as the scheduler does; returns its last run. */
  wake: (sourceId: string, signal?: AbortSignal) => Promise<SyncRunRow>;
  /** Wakes the task of a source when its listing is due. */
  wakeWhenDue: (sourceId: string, signal?: AbortSignal) => Promise<SyncRunRow>;
}

/** The access keys that the local tool knows, as configured for Backstage. */
export const sampleAwsConfig: JsonObject = {
  accounts: ['111122223333', '444455556666', '777788889999'].map(accountId => ({
    accountId,
    accessKeyId: sampleAccessKeyId(accountId),
    secretAccessKey: sampleSecretAccessKey,
  })),
};

/** Starts the engine as the plugin does; only the clock of the scheduler is missing. */
export async function startEngine(options: {
  knex: Knex;
  tool: LocalTool;
  wellArchitected: JsonObject;
  aws?: JsonObject;
}): Promise<Engine> {
  const { knex, tool, wellArchitected, aws = sampleAwsConfig } = options;
  const rootConfig = mockServices.rootConfig({
    data: {
      aws,
      wellArchitected: { endpoint: tool.url, ...wellArchitected },
    },
  });
  const config = readWellArchitectedConfig(rootConfig);
  const stores = createStores(knex);
  const logger = mockServices.logger.mock();
  const tasks = new Map<
    string,
    (signal: AbortSignal) => void | Promise<void>
  >();
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async (
      task: SchedulerServiceTaskScheduleDefinition &
        SchedulerServiceTaskInvocationDefinition,
    ) => {
      tasks.set(task.id, task.fn);
    },
  });
  const rightOfWay = new RightOfWay();
  const readers = await SourceReaders.create({
    config,
    rootConfig,
    sources: stores.sources,
    logger,
    rightOfWay,
    onCall: () => {},
  });
  const onListedAnew = jest.fn();
  const syncs = await SyncService.create({
    config,
    readers,
    stores,
    scheduler,
    logger,
    lifecycle: mockServices.lifecycle.mock(),
    followRisks: createFollowRisks(config.trackedRisks),
    rightOfWay,
    onChanged: () => {},
    onListedAnew,
  });

  const wake: Engine['wake'] = async (
    sourceId,
    signal = new AbortController().signal,
  ) => {
    await tasks.get(`sync:${sourceId}`)?.(signal);
    const { rows } = await stores.syncRuns.list({ sourceId, limit: 1 });
    return rows[0];
  };
  return {
    stores,
    syncs,
    answerNotes: new AnswerNotes({
      answers: stores.answers,
      readers,
      logger,
    }),
    timesListedAnew: () => onListedAnew.mock.calls.length,
    logged: () =>
      JSON.stringify(
        [logger.debug, logger.info, logger.warn, logger.error].flatMap(
          log => log.mock.calls,
        ),
      ),
    wake,
    wakeWhenDue: async (sourceId, signal) => {
      await knex('sources')
        .where({ id: sourceId })
        .update({ listing_due_at: new Date().toISOString() });
      return wake(sourceId, signal);
    },
  };
}

function access(tool: LocalTool, account: string, region: string) {
  return {
    endpoint: tool.url,
    region,
    credentials: {
      accessKeyId: sampleAccessKeyId(account),
      secretAccessKey: sampleSecretAccessKey,
    },
  };
}

/** The official SDK's client, as somebody at the AWS console of an account. */
export function consoleOf(
  tool: LocalTool,
  account: string,
  region: string,
): WellArchitectedClient {
  return new WellArchitectedClient(access(tool, account, region));
}

/** The official SDK's client for tags. */
export function tagConsoleOf(
  tool: LocalTool,
  account: string,
  region: string,
): ResourceGroupsTaggingAPIClient {
  return new ResourceGroupsTaggingAPIClient(access(tool, account, region));
}

/** The id of a named sample workload. */
export function idOf(name: string): string {
  return idOfIndex(sampleWorkloads.findIndex(sample => sample.name === name));
}
