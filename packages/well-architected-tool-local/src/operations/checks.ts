import type {
  CheckDetail,
  CheckStatus,
  ListCheckDetailsInput,
  ListCheckDetailsOutput,
  ListCheckSummariesInput,
  ListCheckSummariesOutput,
} from '@aws-sdk/client-wellarchitected';
import { choose } from '../organisation/chance';
import { idOfName, indexOfId } from '../organisation/ids';
import { notFound } from '../protocol/errors';
import { page } from '../protocol/paging';
import { findReview, findWorkload, type Call, type Checked } from './call';

const statuses: readonly CheckStatus[] = ['OKAY', 'OKAY', 'WARNING', 'ERROR'];

const day = 24 * 60 * 60 * 1000;

/** The Trusted Advisor checks behind one choice; none where the integration is off. */
function checksOf(
  input: Pick<
    Checked<ListCheckDetailsInput>,
    'WorkloadId' | 'LensArn' | 'PillarId' | 'QuestionId' | 'ChoiceId'
  >,
  call: Call,
): CheckDetail[] {
  const workload = findWorkload(input.WorkloadId, call);
  const review = findReview(workload, input.LensArn, call);
  const lens = call.state.lenses.lensOfReview(review);
  const question = lens.questionsById.get(input.QuestionId);
  const choices = question?.choices ?? [];
  const position = choices.findIndex(({ id }) => id === input.ChoiceId);
  if (!question || question.pillarId !== input.PillarId || position < 0) {
    throw notFound('CHOICE', input.ChoiceId);
  }
  if (workload.trustedAdvisor !== 'ENABLED') {
    return [];
  }
  const seed = indexOfId(workload.id) ?? 0;
  const place = lens.questions.indexOf(question);
  return workload.accountIds.map(account => {
    const status = choose(statuses, seed, place, position);
    return {
      Id: idOfName(`check ${input.ChoiceId}`).slice(0, 10),
      Name: `Evidence for: ${choices[position].title}`,
      Description: 'What Trusted Advisor found in the account of the workload.',
      Provider: 'TRUSTED_ADVISOR',
      LensArn: lens.arn,
      PillarId: input.PillarId,
      QuestionId: input.QuestionId,
      ChoiceId: input.ChoiceId,
      Status: status,
      AccountId: account,
      FlaggedResources: status === 'OKAY' ? 0 : 1 + (place % 4),
      UpdatedAt: new Date(workload.updatedAt - day),
    };
  });
}

function listKey(input: Checked<ListCheckDetailsInput>, call: Call) {
  const { WorkloadId, LensArn, PillarId, QuestionId, ChoiceId } = input;
  return [call.operation, WorkloadId, LensArn, PillarId, QuestionId, ChoiceId];
}

export function listCheckDetails(
  input: Checked<ListCheckDetailsInput>,
  call: Call,
): ListCheckDetailsOutput {
  const { items, nextToken } = page(
    checksOf(input, call),
    input,
    listKey(input, call),
    {
      largest: 50,
    },
  );
  return { CheckDetails: items, NextToken: nextToken };
}

export function listCheckSummaries(
  input: Checked<ListCheckSummariesInput>,
  call: Call,
): ListCheckSummariesOutput {
  const { items, nextToken } = page(
    checksOf(input, call),
    input,
    listKey(input, call),
    {
      largest: 50,
    },
  );
  return {
    CheckSummaries: items.map(({ AccountId: _account, Status, ...check }) => ({
      ...check,
      Status,
      AccountSummary: Status ? { [Status]: 1 } : {},
    })),
    NextToken: nextToken,
  };
}
