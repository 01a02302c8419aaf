import {
  ListAnswersCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import { expect } from '@playwright/test';
import { openReview, scoreOf, signIn } from './pages';
import { test } from './portal';
import { shopAccount, workloadIdOf } from './sampleAccount';

test('an open page shows by itself what a sync that somebody else asked for has changed', async ({
  page,
  portal,
}) => {
  await signIn(page);
  await openReview(page, 'payments');
  const before = await scoreOf(page, 'Reliability');

  // Everything in the pillar that is at risk is set aside, on the AWS side.
  const client = shopAccount(portal);
  const lens = {
    WorkloadId: await workloadIdOf(client, 'Payments (production)'),
    LensAlias: 'wellarchitected',
  };
  const { AnswerSummaries = [] } = await client.send(
    new ListAnswersCommand({ ...lens, PillarId: 'reliability' }),
  );
  for (const { QuestionId, Risk } of AnswerSummaries) {
    if (Risk === 'HIGH' || Risk === 'MEDIUM') {
      await client.send(
        new UpdateAnswerCommand({ ...lens, QuestionId, IsApplicable: false }),
      );
    }
  }

  // Somebody else, without this page.
  const guest = await fetch(`${portal.url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = await guest.json();
  const asked = await fetch(`${portal.url}/api/well-architected/sync-runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${backstageIdentity.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ workloadId: lens.WorkloadId }),
  });
  expect(asked.status).toBe(202);

  await expect
    .poll(() => scoreOf(page, 'Reliability'), { timeout: 30_000 })
    .toBeGreaterThan(before);
});
