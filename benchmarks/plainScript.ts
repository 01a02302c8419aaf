import {
  GetLensReviewCommand,
  GetWorkloadCommand,
  paginateListAnswers,
  paginateListLensReviewImprovements,
  paginateListMilestones,
  paginateListWorkloads,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { show, timed } from './measure';
import { againstLimit, callsOf, LIMITED, type Column } from './syncSetting';
import type { ToolProcess } from './tool';

/** How a plain script does, which reads all again whatever has changed. */
export async function measurePlainScript(tool: ToolProcess): Promise<Column> {
  await tool.setFaults(LIMITED);
  await tool.forgetCalls();
  const took = await timed(() => readPlainly(tool.client));
  const log = await tool.log();
  return {
    ...callsOf(log),
    ...againstLimit(took, log.length),
    'nothing changed: calls': show(log.length, 0),
    'nothing changed: s': show(took),
    'one changed: calls': show(log.length, 0),
    'one changed: s': show(took),
  };
}

/**
 * The plain way to read what the plugin stores: one call after the other, with
 * the SDK's own paginators and retries, every workload each time.
 */
async function readPlainly(client: WellArchitectedClient): Promise<number> {
  let workloads = 0;
  for await (const page of paginateListWorkloads({ client }, {})) {
    for (const { WorkloadId } of page.WorkloadSummaries ?? []) {
      const { Workload } = await client.send(
        new GetWorkloadCommand({ WorkloadId }),
      );
      for (const LensAlias of Workload?.Lenses ?? []) {
        const lens = { WorkloadId, LensAlias };
        await client.send(new GetLensReviewCommand(lens));
        await exhaust(paginateListAnswers({ client }, { ...lens }));
        await exhaust(
          paginateListLensReviewImprovements({ client }, { ...lens }),
        );
      }
      await exhaust(paginateListMilestones({ client }, { WorkloadId }));
      workloads += 1;
    }
  }
  return workloads;
}

async function exhaust(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const page of pages) {
    if (!page) {
      throw new Error('A page is missing');
    }
  }
}
