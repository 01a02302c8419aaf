import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  GetAnswerCommand,
  GetConsolidatedReportCommand,
  ListWorkloadsCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import PQueue from 'p-queue';
import type { Page } from './allPages';
import { tellFailedCalls } from './AwsCallError';
import { backgroundCalls, type GiveWay } from './backgroundCalls';
import { GrantedRate } from './GrantedRate';
import { meterCalls, type OnCall } from './meterCalls';
import { toReportedWorkload } from './readReport';
import {
  readLensReview,
  readWorkload,
  type MilestoneOptions,
} from './readWorkload';
import { storableTexts } from './storableTexts';
import type {
  AnswerContent,
  LensReviewContent,
  ReportedWorkload,
  TaggedWorkload,
  WorkloadContent,
  WorkloadSummary,
} from './types';
import { webUrlOrNull } from './webUrl';
import { toWorkloadSummary } from './workloadSummary';

/** As many workloads as AWS tells in one call of the consolidated report. */
export const REPORT_PAGE = 15;

/** Calls under way at once of what nobody waits for. */
export const CALLS_AT_ONCE = 8;

/** How often a call is tried, by AWS's and the network's leave. */
const MAX_ATTEMPTS = 5;

/** How a source is reached. */
export interface SourceAccess {
  region: string;
  endpoint?: string;
  credentials: AwsCredentialIdentityProvider;
  /** How long one try of one call may take, in milliseconds. */
  timeoutMs: number;
  onCall: OnCall;
  /** Lets people go before what nobody waits for. */
  giveWay: GiveWay;
}

/** Reads one account in one region. Keeps its clients for as long as it lives. */
export class SourceReader {
  readonly #wellArchitected: WellArchitectedClient;
  readonly #tagging: ResourceGroupsTaggingAPIClient;
  readonly #timeoutMs: number;
  // AWS grants each API a rate of its own.
  readonly #rate = new GrantedRate();

  constructor({ timeoutMs, onCall, giveWay, ...access }: SourceAccess) {
    this.#timeoutMs = timeoutMs;
    const options = (rateLimiter: GrantedRate) => ({
      ...access,
      // The SDK itself would wait for ever.
      requestHandler: {
        connectionTimeout: timeoutMs,
        requestTimeout: timeoutMs,
        throwOnRequestTimeout: true,
      },
      customUserAgent: 'backstage-plugin-well-architected',
      // Slows down as a whole when AWS throttles, and tries again.
      retryStrategy: new AdaptiveRetryStrategy(MAX_ATTEMPTS, {
        rateLimiter,
      }),
    });
    this.#wellArchitected = new WellArchitectedClient(options(this.#rate));
    this.#tagging = new ResourceGroupsTaggingAPIClient(
      options(new GrantedRate()),
    );
    this.#wellArchitected.middlewareStack.use(
      backgroundCalls({
        place: () => this.#rate.place,
        queue: new PQueue({ concurrency: CALLS_AT_ONCE }),
        giveWay,
      }),
    );
    this.#wellArchitected.middlewareStack.use(meterCalls(onCall));
    this.#tagging.middlewareStack.use(meterCalls(onCall));
    this.#wellArchitected.middlewareStack.use(storableTexts());
    this.#tagging.middlewareStack.use(storableTexts());
    this.#wellArchitected.middlewareStack.use(
      tellFailedCalls('wellarchitected'),
    );
    this.#tagging.middlewareStack.use(tellFailedCalls('tag'));
    // It copies all that AWS answers, for a log that is not kept.
    this.#wellArchitected.middlewareStack.remove('loggerMiddleware');
    this.#tagging.middlewareStack.remove('loggerMiddleware');
  }

  /**
   * Reads what nobody waits for: a few of its calls are under way at once, give
   * way to people, and while calls have to wait, those of what began first go
   * before those of what began later, and after all others.
   *
   * @param isUrgent - goes before all that is not
   */
  inTurn<T>(read: () => Promise<T>, isUrgent = false): Promise<T> {
    return this.#rate.inTurn(read, isUrgent);
  }

  /** A page of the summaries of all workloads. */
  async listWorkloads(
    NextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<WorkloadSummary>> {
    const page = await this.#wellArchitected.send(
      new ListWorkloadsCommand({ MaxResults: 50, NextToken }),
      { abortSignal: signal },
    );
    return {
      items: (page.WorkloadSummaries ?? []).map(summary =>
        toWorkloadSummary(summary),
      ),
      nextToken: page.NextToken,
    };
  }

  /** A page of the tags of all workloads that have any. */
  async listTags(
    PaginationToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<TaggedWorkload>> {
    const page = await this.#tagging.send(
      new GetResourcesCommand({
        ResourceTypeFilters: ['wellarchitected:workload'],
        ResourcesPerPage: 100,
        PaginationToken,
      }),
      { abortSignal: signal },
    );
    return {
      items: (page.ResourceTagMappingList ?? []).map(
        ({ ResourceARN, Tags }) => ({
          workloadArn: ResourceARN ?? '',
          tags: Object.fromEntries(
            (Tags ?? []).map(({ Key, Value }) => [Key, Value]),
          ),
        }),
      ),
      nextToken: page.PaginationToken,
    };
  }

  /** A page of the report on all workloads: their counts and what is at risk. */
  async readReport(
    NextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<ReportedWorkload>> {
    const page = await this.#wellArchitected.send(
      new GetConsolidatedReportCommand({
        Format: 'JSON',
        IncludeSharedResources: true,
        MaxResults: REPORT_PAGE,
        NextToken,
      }),
      { abortSignal: signal },
    );
    return {
      items: (page.Metrics ?? []).map(toReportedWorkload),
      nextToken: page.NextToken,
    };
  }

  /** One lens of a workload: four calls for at most 100 questions. */
  async readLensReview(
    workloadId: string,
    lensAlias: string,
    signal: AbortSignal,
  ): Promise<LensReviewContent> {
    return readLensReview(this.#wellArchitected, lensAlias, {
      workloadId,
      signal,
    });
  }

  /**
   * Everything of a workload: two calls, and four for each lens of at most 100
   * questions; before these, one for each lens of a milestone.
   */
  async readWorkload(
    workloadId: string,
    milestones: MilestoneOptions,
    signal: AbortSignal,
  ): Promise<WorkloadContent> {
    return this.#rate.until(signal, () =>
      readWorkload(this.#wellArchitected, {
        workloadId,
        ...milestones,
        signal,
      }),
    );
  }

  /**
   * What `ListAnswers` does not tell of a question. Somebody waits for it: it
   * may take no longer than one try, with its retries.
   */
  async readAnswer(
    workloadId: string,
    lensAlias: string,
    questionId: string,
  ): Promise<AnswerContent> {
    const { Answer } = await this.#wellArchitected.send(
      new GetAnswerCommand({
        WorkloadId: workloadId,
        LensAlias: lensAlias,
        QuestionId: questionId,
      }),
      { abortSignal: AbortSignal.timeout(this.#timeoutMs) },
    );
    return {
      notes: Answer?.Notes ?? '',
      description: Answer?.QuestionDescription ?? null,
      helpfulResourceUrl: webUrlOrNull(Answer?.HelpfulResourceUrl),
    };
  }
}
