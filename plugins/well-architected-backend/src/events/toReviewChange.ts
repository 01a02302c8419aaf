import { z } from 'zod';

/** A change at AWS that an event tells. */
export interface ReviewChange {
  accountId: string;
  region: string;
  /** Undefined where workloads came, went, or were shared. */
  workloadId?: string;
}

const accountId = z.string().regex(/^\d{12}$/);
const region = z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/);
const parameters = z.record(z.string(), z.unknown()).nullish();

/**
 * A call as CloudTrail records it and EventBridge delivers it, as far as it is
 * read. What AWS tells of the Well-Architected Tool:
 * https://docs.aws.amazon.com/wellarchitected/latest/userguide/eventbridge.html
 */
const eventSchema = z.object({
  'detail-type': z.literal('AWS API Call via CloudTrail'),
  account: accountId,
  region,
  detail: z.object({
    eventSource: z.literal('wellarchitected.amazonaws.com'),
    eventName: z.string(),
    awsRegion: region.optional(),
    recipientAccountId: accountId.optional(),
    readOnly: z.boolean().optional(),
    errorCode: z.string().nullish(),
    requestParameters: parameters,
    responseElements: parameters,
  }),
});

const READS = /^(Get|List|Export)/;

/** After these a listing tells what a workload by itself does not. */
const MOVES_WORKLOADS =
  /^(CreateWorkload|DeleteWorkload|(Create|Update|Delete)WorkloadShare|UpdateShareInvitation)$/;

const WORKLOAD_ARN =
  /^arn:[^:]+:wellarchitected:[^:]*:\d{12}:workload\/([0-9a-f]{32})$/;

/** Longer than any event of CloudTrail. */
const LONGEST_TEXT = 256 * 1024;

/**
 * The change that an event tells. Whatever it holds: undefined for what is no
 * such event, failed, only read, or concerns no workload.
 */
export function toReviewChange(payload: unknown): ReviewChange | undefined {
  const { data: event } = eventSchema.safeParse(unwrapped(payload));
  if (!event) {
    return undefined;
  }
  const { detail } = event;
  if (detail.errorCode || detail.readOnly || READS.test(detail.eventName)) {
    return undefined;
  }
  const source = {
    accountId: detail.recipientAccountId ?? event.account,
    region: detail.awsRegion ?? event.region,
  };
  if (MOVES_WORKLOADS.test(detail.eventName)) {
    return source;
  }
  const workloadId =
    workloadIdIn(detail.requestParameters) ??
    workloadIdIn(detail.responseElements);
  return workloadId === undefined ? undefined : { ...source, workloadId };
}

/** Topics of SNS wrap the event, and some publishers leave it as text. */
function unwrapped(payload: unknown): unknown {
  const wrapped = z
    .object({ Type: z.literal('Notification'), Message: z.string() })
    .safeParse(payload);
  const text = wrapped.success ? wrapped.data.Message : payload;
  if (typeof text !== 'string') {
    return payload;
  }
  try {
    return text.length <= LONGEST_TEXT ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** CloudTrail writes the names of parameters with a small or a capital letter. */
function workloadIdIn(
  named: Record<string, unknown> | null | undefined,
): string | undefined {
  for (const [name, value] of Object.entries(named ?? {})) {
    if (typeof value !== 'string') {
      continue;
    }
    if (/^workloadId$/i.test(name) && /^[0-9a-f]{32}$/.test(value)) {
      return value;
    }
    if (/^(workload|resource)Arn$/i.test(name)) {
      const id = WORKLOAD_ARN.exec(decoded(value))?.[1];
      if (id) {
        return id;
      }
    }
  }
  return undefined;
}

/** ARNs stand in the path of a request, encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
