import {
  ListWorkloadsCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import type { Portal } from './portal';

/** The account "Shop" of the sample organisation, as its engineers reach it. */
export function shopAccount({ toolUrl }: Portal): WellArchitectedClient {
  return new WellArchitectedClient({
    endpoint: toolUrl,
    region: 'eu-west-1',
    credentials: {
      accessKeyId: 'AKIADEMO111122223333',
      secretAccessKey: 'local-well-architected-tool-sample-secret',
    },
  });
}

/** The id of the workload with a name. */
export async function workloadIdOf(
  client: WellArchitectedClient,
  name: string,
): Promise<string> {
  const { WorkloadSummaries = [] } = await client.send(
    new ListWorkloadsCommand({ WorkloadNamePrefix: name }),
  );
  return WorkloadSummaries[0].WorkloadId!;
}
