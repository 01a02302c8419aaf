import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  describeProblem,
  type SourceReader,
  type WorkloadSummary,
} from '../aws';
import type { SourceRow } from '../store/tables';

/**
 * Lists the tags of all workloads that a source owns. They are worth having,
 * not worth failing for: workloads carry their own.
 *
 * @returns the tags of a workload; undefined where the listing cannot tell
 */
export async function listTags(options: {
  reader: SourceReader;
  source: SourceRow;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<(workload: WorkloadSummary) => Record<string, string> | undefined> {
  const { reader, source, logger, signal } = options;
  try {
    const tags = await reader.listTags(signal);
    return ({ workloadArn, ownerAccountId }) =>
      tags.get(workloadArn) ??
      (ownerAccountId === source.account_id ? {} : undefined);
  } catch (error) {
    signal.throwIfAborted();
    const { name, message } = describeProblem(error, '');
    logger.debug(
      `Tags of ${source.id} come from the workloads: ${name}: ${message}`,
    );
    return () => undefined;
  }
}
