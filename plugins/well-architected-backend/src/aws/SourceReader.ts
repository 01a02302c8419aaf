import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  GetAnswerCommand,
  ListWorkloadsCommand,
  WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { allPages } from './allPages';
import { tellFailedCalls } from './AwsCallError';
import { readWorkload } from './readWorkload';
import type { AnswerContent, WorkloadContent, WorkloadSummary } from './types';
import { webUrlOrNull } from './webUrl';
import { toWorkloadSummary } from './workloadSummary';

/** How a source is reached. */
export interface SourceAccess {
  region: string;
  endpoint?: string;
  credentials: AwsCredentialIdentityProvider;
  /** How long one try of one call may take, in milliseconds. */
  timeoutMs: number;
}

/** Reads one account in one region. Keeps its clients for as long as it lives. */
export class SourceReader {
  readonly #wellArchitected: WellArchitectedClient;
  readonly #tagging: ResourceGroupsTaggingAPIClient;
  readonly #timeoutMs: number;

  constructor({ timeoutMs, ...access }: SourceAccess) {
    this.#timeoutMs = timeoutMs;
    const options = {
      ...access,
      // The SDK itself would wait for ever.
      requestHandler: {
        connectionTimeout: timeoutMs,
        requestTimeout: timeoutMs,
        throwOnRequestTimeout: true,
      },
      customUserAgent: 'backstage-plugin-well-architected',
      // Slows down as a whole when AWS throttles, and tries again.
      retryMode: 'adaptive',
    };
    this.#wellArchitected = new WellArchitectedClient(options);
    this.#tagging = new ResourceGroupsTaggingAPIClient(options);
    this.#wellArchitected.middlewareStack.use(
      tellFailedCalls('wellarchitected'),
    );
    this.#tagging.middlewareStack.use(tellFailedCalls('tag'));
  }

  /** The summaries of all workloads; throws when one page of them is missing. */
  async listWorkloads(signal: AbortSignal): Promise<WorkloadSummary[]> {
    const summaries = await allPages(async NextToken => {
      const page = await this.#wellArchitected.send(
        new ListWorkloadsCommand({ MaxResults: 50, NextToken }),
        { abortSignal: signal },
      );
      return { items: page.WorkloadSummaries, nextToken: page.NextToken };
    });
    return summaries.map(summary => toWorkloadSummary(summary));
  }

  /** The tags of all workloads that have any, by ARN. */
  async listTags(
    signal: AbortSignal,
  ): Promise<Map<string, Record<string, string>>> {
    const mappings = await allPages(async PaginationToken => {
      const page = await this.#tagging.send(
        new GetResourcesCommand({
          ResourceTypeFilters: ['wellarchitected:workload'],
          ResourcesPerPage: 100,
          PaginationToken,
        }),
        { abortSignal: signal },
      );
      return {
        items: page.ResourceTagMappingList,
        nextToken: page.PaginationToken,
      };
    });
    return new Map(
      mappings.map(({ ResourceARN, Tags }) => [
        ResourceARN ?? '',
        Object.fromEntries((Tags ?? []).map(({ Key, Value }) => [Key, Value])),
      ]),
    );
  }

  /**
   * Everything of a workload: two calls, and four for each lens of at most 100
   * questions.
   *
   * @param storedMilestones - numbers of the milestones that need no reading
   */
  async readWorkload(
    workloadId: string,
    storedMilestones: ReadonlySet<number>,
    signal: AbortSignal,
  ): Promise<WorkloadContent> {
    return readWorkload(this.#wellArchitected, {
      workloadId,
      storedMilestones,
      signal,
    });
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
