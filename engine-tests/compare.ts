import {
  GetLensReviewCommand,
  GetWorkloadCommand,
  paginateListAnswers,
  paginateListLensReviewImprovements,
  paginateListMilestones,
  paginateListWorkloads,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { expect } from '@playwright/test';
import type {
  AnswerRow,
  LensQuestionRow,
  WorkloadRow,
} from '../plugins/well-architected-backend/src/store/tables';
import { ACCOUNTS, type Cluster } from './cluster';

/**
 * Holds the whole store against what the tool holds, question by question, each
 * workload at the source of its owner.
 */
export async function expectSameAsTool(
  cluster: Cluster,
  regions: string[],
): Promise<void> {
  const held: Record<string, unknown> = {};
  for (const account of ACCOUNTS) {
    for (const region of regions) {
      const client = cluster.client(account, region);
      for await (const page of paginateListWorkloads({ client }, {})) {
        for (const { WorkloadId, Owner } of page.WorkloadSummaries ?? []) {
          if (Owner === account) {
            held[WorkloadId!] = await readHeld(client, WorkloadId!);
          }
        }
      }
    }
  }
  const stored: Record<string, unknown> = {};
  const rows: WorkloadRow[] = await cluster
    .knex()('workloads')
    .whereNull('archived_at');
  for (const row of rows) {
    stored[row.id] = await readStored(cluster, row);
  }
  expect(Object.keys(stored).sort()).toEqual(Object.keys(held).sort());
  for (const id of Object.keys(held)) {
    expect(stored[id], `workload ${id}`).toEqual(held[id]);
  }
}

async function readHeld(client: WellArchitectedClient, WorkloadId: string) {
  const { Workload } = await client.send(
    new GetWorkloadCommand({ WorkloadId }),
  );
  const lenses: Record<string, unknown> = {};
  for (const LensAlias of Workload!.Lenses!) {
    const lens = { WorkloadId, LensAlias };
    const { LensReview } = await client.send(new GetLensReviewCommand(lens));
    const plans = new Map<string, string[]>();
    for await (const page of paginateListLensReviewImprovements(
      { client },
      { ...lens },
    )) {
      for (const summary of page.ImprovementSummaries ?? []) {
        plans.set(
          summary.QuestionId!,
          summary.ImprovementPlans!.map(({ ChoiceId }) => ChoiceId!).sort(),
        );
      }
    }
    const questions: Record<string, unknown> = {};
    for await (const page of paginateListAnswers({ client }, { ...lens })) {
      for (const answer of page.AnswerSummaries ?? []) {
        questions[answer.QuestionId!] = {
          title: answer.QuestionTitle,
          pillar: answer.PillarId,
          risk: answer.Risk,
          applicable: answer.IsApplicable,
          selected: [...(answer.SelectedChoices ?? [])].sort(),
          improvements: plans.get(answer.QuestionId!) ?? [],
        };
      }
    }
    lenses[LensAlias] = { version: LensReview!.LensVersion, questions };
  }
  const milestones: number[] = [];
  for await (const page of paginateListMilestones({ client }, { WorkloadId })) {
    milestones.push(
      ...page.MilestoneSummaries!.map(
        ({ MilestoneNumber }) => MilestoneNumber!,
      ),
    );
  }
  return {
    name: Workload!.WorkloadName,
    environment: Workload!.Environment,
    lenses,
    milestones: milestones.sort(),
  };
}

async function readStored(cluster: Cluster, row: WorkloadRow) {
  const knex = cluster.knex();
  const lenses: Record<string, unknown> = {};
  for (const review of await knex('lens_reviews').where({
    workload_id: row.id,
  })) {
    const { lens_alias, lens_arn, lens_version } = review;
    const texts: LensQuestionRow[] = await knex('lens_questions').where({
      lens_arn,
      lens_version,
    });
    const titleOf = new Map(
      texts.map(({ question_id, title }) => [question_id, title]),
    );
    const answers: AnswerRow[] = await knex('answers').where({
      workload_id: row.id,
      lens_alias,
    });
    lenses[lens_alias] = {
      version: lens_version,
      questions: Object.fromEntries(
        answers.map(answer => [
          answer.question_id,
          {
            title: titleOf.get(answer.question_id),
            pillar: answer.pillar_id,
            risk: answer.risk,
            applicable: answer.applicable,
            selected: Object.entries<{ status: string }>(
              JSON.parse(answer.choices),
            )
              .filter(([, { status }]) => status === 'SELECTED')
              .map(([id]) => id)
              .sort(),
            improvements: JSON.parse(answer.improvements).sort(),
          },
        ]),
      ),
    };
  }
  return {
    name: row.name,
    environment: row.environment,
    lenses,
    milestones: (
      await knex('milestones').where({ workload_id: row.id }).pluck('number')
    ).sort(),
  };
}
