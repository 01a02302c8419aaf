import { join } from 'node:path';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { setTimeout as sleep } from 'node:timers/promises';

/** The source that all workloads lie in. */
export const SOURCE = { accountId: '111122223333', region: 'eu-west-1' };

const credentials = {
  accessKeyId: `AKIADEMO${SOURCE.accountId}`,
  secretAccessKey: 'local-well-architected-tool-sample-secret',
};

/** A call as the local tool logged it. */
export interface LoggedCall {
  operation: string;
  app?: string;
  account: string;
  region: string;
  startedAt: number;
  endedAt: number;
  error?: string;
}

/** A local Well-Architected Tool in a process of its own. */
export interface ToolProcess {
  url: string;
  client: WellArchitectedClient;
  setFaults(faults: object[]): Promise<void>;
  log(): Promise<LoggedCall[]>;
  forgetCalls(): Promise<void>;
  /** Entities that tags of workloads name. */
  taggedEntities(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts the tool with so many workloads, all in one source. */
export async function startToolProcess(options: {
  size: number;
  dir: string;
}): Promise<ToolProcess> {
  const { startTool } = await import('../scripts/processes.mjs');
  const { freePort } = await import('../scripts/ports.mjs');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = startTool({
    port,
    args: ['--size', `${options.size}`, '--one-source'],
    log: join(options.dir, 'tool.log'),
  });
  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${url}/_local/${path}`, init);
    return response.text();
  };
  await until(() => control('calls').then(() => true));

  const access = { endpoint: url, region: SOURCE.region, credentials };
  const client = new WellArchitectedClient(access);
  const tagging = new ResourceGroupsTaggingAPIClient(access);
  return {
    url,
    client,
    setFaults: async faults => {
      await control('faults', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
    },
    log: async () => JSON.parse(await control('calls/log')),
    forgetCalls: async () => {
      await control('calls', { method: 'DELETE' });
    },
    taggedEntities: async () => {
      const { ResourceTagMappingList = [] } = await tagging.send(
        new GetResourcesCommand({
          ResourceTypeFilters: ['wellarchitected:workload'],
        }),
      );
      return ResourceTagMappingList.flatMap(({ Tags = [] }) =>
        Tags.filter(({ Key }) => Key === 'backstage.io/entity-ref').map(
          ({ Value }) => Value!,
        ),
      );
    },
    stop: started.stop,
  };
}

/** Waits until something is so. */
export async function until(
  isSo: () => Promise<boolean>,
  everyMs = 200,
): Promise<void> {
  for (;;) {
    if (await isSo().catch(() => false)) {
      return;
    }
    await sleep(everyMs);
  }
}
