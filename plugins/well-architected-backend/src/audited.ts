import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Request } from 'express';

/** Carries out a change, and tells the auditor how it went, refusals included. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    /** Tells who; a change without one names its actor in `meta`. */
    request?: Request;
    meta: Record<string, string | undefined>;
    /** What else is told of a change that was made. */
    metaOf?: (result: T) => Record<string, string>;
  },
  change: () => Promise<T>,
): Promise<T> {
  const { eventId, request, meta, metaOf } = event;
  const auditorEvent = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta,
  });
  try {
    const result = await change();
    await auditorEvent.success({ meta: metaOf?.(result) });
    return result;
  } catch (error) {
    await auditorEvent.fail({ error: toError(error) });
    throw error;
  }
}
