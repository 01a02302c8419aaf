import {
  GetLensReviewCommand,
  GetWorkloadCommand,
  ListAnswersCommand,
  ListLensReviewImprovementsCommand,
  ListMilestonesCommand,
  type AnswerSummary,
  type ImprovementSummary,
  type PillarReviewSummary,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { allPages } from './allPages';
import { toRiskCounts } from './riskCounts';
import type {
  ChoiceAnswerContent,
  LensReviewContent,
  MilestoneContent,
  PillarContent,
  QuestionContent,
  WorkloadContent,
} from './types';
import { webUrlOrNull } from './webUrl';
import { toWorkloadSummary } from './workloadSummary';

interface ReadOptions {
  workloadId: string;
  signal: AbortSignal;
}

/** What becomes of the milestones of a workload. They never change. */
export interface MilestoneOptions {
  /**
   * Finds the numbers of those that need no reading; not called for a workload
   * without milestones.
   */
  storedMilestones: () => Promise<ReadonlySet<number>>;
  /** Is told of each other one as soon as it is read. */
  onMilestone: (milestone: MilestoneContent) => void;
}

/** Reads everything of a workload that is stored; its milestones first. */
export async function readWorkload(
  client: WellArchitectedClient,
  options: ReadOptions & MilestoneOptions,
): Promise<WorkloadContent> {
  const { workloadId, signal } = options;
  const { Workload } = await client.send(
    new GetWorkloadCommand({ WorkloadId: workloadId }),
    { abortSignal: signal },
  );
  await readMilestones(client, options);
  const lensReviews = [];
  for (const lensAlias of Workload?.Lenses ?? []) {
    lensReviews.push(await readLensReview(client, lensAlias, options));
  }
  return {
    summary: toWorkloadSummary(Workload ?? {}),
    environment: Workload?.Environment ?? null,
    reviewOwner: Workload?.ReviewOwner ?? null,
    description: Workload?.Description ?? '',
    notes: Workload?.Notes ?? '',
    tags: Workload?.Tags ?? {},
    pillarPriorities: Workload?.PillarPriorities ?? [],
    lensReviews,
  };
}

/** Reads one lens of a workload. */
export async function readLensReview(
  client: WellArchitectedClient,
  LensAlias: string,
  { workloadId: WorkloadId, signal }: ReadOptions,
): Promise<LensReviewContent> {
  const lens = { WorkloadId, LensAlias };
  const { LensReview: review } = await client.send(
    new GetLensReviewCommand(lens),
    { abortSignal: signal },
  );
  const improvements = await allPages(async NextToken => {
    const page = await client.send(
      new ListLensReviewImprovementsCommand({
        ...lens,
        MaxResults: 100,
        NextToken,
      }),
      { abortSignal: signal },
    );
    return { items: page.ImprovementSummaries, nextToken: page.NextToken };
  });
  const improvementsOf = new Map(
    improvements.map(summary => [summary.QuestionId, summary]),
  );
  // Last, and page by page: what AWS tells of answers is the largest by far, and
  // is kept from one call to the next.
  const questions = await allPages(async NextToken => {
    const page = await client.send(
      new ListAnswersCommand({ ...lens, MaxResults: 50, NextToken }),
      { abortSignal: signal },
    );
    return {
      items: page.AnswerSummaries?.map(answer =>
        toQuestion(answer, improvementsOf.get(answer.QuestionId)),
      ),
      nextToken: page.NextToken,
    };
  });
  return {
    lensAlias: LensAlias,
    lensArn: review?.LensArn ?? LensAlias,
    lensName: review?.LensName ?? LensAlias,
    lensVersion: review?.LensVersion ?? '',
    lensStatus: review?.LensStatus ?? '',
    notes: review?.Notes ?? '',
    updatedAt: (review?.UpdatedAt ?? new Date(0)).toISOString(),
    pillars: toPillars(review?.PillarReviewSummaries),
    questions,
  };
}

async function readMilestones(
  client: WellArchitectedClient,
  options: ReadOptions & MilestoneOptions,
): Promise<void> {
  const { workloadId: WorkloadId, signal } = options;
  const summaries = await allPages(async NextToken => {
    const page = await client.send(
      new ListMilestonesCommand({ WorkloadId, MaxResults: 50, NextToken }),
      { abortSignal: signal },
    );
    return { items: page.MilestoneSummaries, nextToken: page.NextToken };
  });
  if (summaries.length === 0) {
    return;
  }

  const stored = await options.storedMilestones();
  for (const summary of summaries) {
    const MilestoneNumber = summary.MilestoneNumber!;
    if (stored.has(MilestoneNumber)) {
      continue;
    }
    const lenses: MilestoneContent['lenses'] = [];
    for (const LensAlias of summary.WorkloadSummary?.Lenses ?? []) {
      const { LensReview } = await client.send(
        new GetLensReviewCommand({ WorkloadId, LensAlias, MilestoneNumber }),
        { abortSignal: signal },
      );
      lenses.push({
        lensAlias: LensAlias,
        lensName: LensReview?.LensName ?? LensAlias,
        pillars: toPillars(LensReview?.PillarReviewSummaries),
      });
    }
    options.onMilestone({
      number: MilestoneNumber,
      name: summary.MilestoneName ?? '',
      recordedAt: (summary.RecordedAt ?? new Date(0)).toISOString(),
      lenses,
    });
  }
}

function toPillars(summaries: PillarReviewSummary[] = []): PillarContent[] {
  return summaries.map(summary => ({
    pillarId: summary.PillarId!,
    pillarName: summary.PillarName ?? summary.PillarId!,
    riskCounts: toRiskCounts(summary.RiskCounts),
  }));
}

function toQuestion(
  answer: AnswerSummary,
  improvement: ImprovementSummary | undefined,
): QuestionContent {
  const plans = new Map(
    improvement?.ImprovementPlans?.map(plan => [plan.ChoiceId, plan]),
  );
  return {
    questionId: answer.QuestionId!,
    pillarId: answer.PillarId!,
    title: answer.QuestionTitle ?? answer.QuestionId!,
    risk: answer.Risk ?? 'UNANSWERED',
    applicable: answer.IsApplicable ?? true,
    reason: answer.Reason ?? null,
    prioritized: answer.QuestionType === 'PRIORITIZED',
    jiraIssueUrl: webUrlOrNull(answer.JiraConfiguration?.JiraIssueUrl),
    choices: (answer.Choices ?? []).map(choice => ({
      choiceId: choice.ChoiceId!,
      title: choice.Title ?? choice.ChoiceId!,
      description: choice.Description,
      improvementText:
        plans.get(choice.ChoiceId)?.DisplayText ??
        choice.ImprovementPlan?.DisplayText,
      improvementUrl:
        webUrlOrNull(
          plans.get(choice.ChoiceId)?.ImprovementPlanUrl ??
            choice.ImprovementPlan?.Url,
        ) ?? undefined,
    })),
    choiceAnswers: toChoiceAnswers(answer),
    improvements: [...plans.keys()].map(id => id!),
  };
}

/**
 * Answers given choice by choice are the newer form; older ones only name what
 * is selected.
 */
function toChoiceAnswers(
  answer: AnswerSummary,
): Record<string, ChoiceAnswerContent> {
  const answers: Record<string, ChoiceAnswerContent> = {};
  for (const choiceId of answer.SelectedChoices ?? []) {
    answers[choiceId] = { status: 'SELECTED' };
  }
  for (const choice of answer.ChoiceAnswerSummaries ?? []) {
    answers[choice.ChoiceId!] = {
      status: choice.Status ?? 'UNSELECTED',
      reason:
        choice.Reason && choice.Reason !== 'NONE' ? choice.Reason : undefined,
    };
  }
  return answers;
}
