import {
  ListAnswersCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import { expect, type Page } from '@playwright/test';
import { reviewChannel } from 'backstage-plugin-well-architected-common';
import { openReview, scoreOf, signIn } from './pages';
import { tokenOf } from './people';
import { test } from './portal';
import { shopAccount, workloadIdOf } from './sampleAccount';

test('an open page shows by itself what a sync that somebody else asked for has changed', async ({
  page,
  portal,
}) => {
  const client = shopAccount(portal);
  const lens = {
    WorkloadId: await workloadIdOf(client, 'Payments (production)'),
    LensAlias: 'wellarchitected',
  };
  await signIn(page);
  const listening = sent(page, reviewChannel(lens.WorkloadId));
  await openReview(page, 'payments');
  const before = await scoreOf(page, 'Reliability');
  await listening;

  // Everything in the pillar that is at risk is set aside, on the AWS side.
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
  const asked = await fetch(`${portal.url}/api/well-architected/sync-runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(portal, 'hazel.moor')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ workloadId: lens.WorkloadId }),
  });
  expect(asked.status).toBe(202);

  await expect
    .poll(() => scoreOf(page, 'Reliability'), { timeout: 30_000 })
    .toBeGreaterThan(before);
});

/** Waits until a page has sent a text to a web socket. */
function sent(page: Page, text: string): Promise<void> {
  return new Promise(resolve => {
    page.on('websocket', socket =>
      socket.on('framesent', ({ payload }) => {
        if (payload.toString().includes(text)) {
          resolve();
        }
      }),
    );
  });
}
