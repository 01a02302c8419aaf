import { DeleteWorkloadCommand } from '@aws-sdk/client-wellarchitected';
import { expect } from '@playwright/test';
import type { SyncRun } from 'backstage-plugin-well-architected-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { openReview, pillarOf, signIn } from './pages';
import { tokenOf } from './people';
import { test, type Portal } from './portal';
import { shopAccount, workloadIdOf } from './sampleAccount';

// An architect may do what is done here, and sees what failed at AWS.
test.beforeEach(({ page }) => signIn(page, 'Aster Field'));

test('an entity without a workload says how to link one, and links one by hand', async ({
  page,
}) => {
  await openReview(page, 'store-finder');
  await expect(
    page.getByText('aws.amazon.com/well-architected-workload-arn'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Link a workload' }).click();
  await page
    .getByRole('button', { name: 'Link Proof of concept: voice ordering' })
    .click();
  await expect(
    page.getByRole('heading', { name: 'Remediation tasks' }),
  ).toBeVisible();
});

test('a workload that nobody answered is not reviewed, neither good nor bad', async ({
  page,
}) => {
  await openReview(page, 'returns');
  await page.getByRole('button', { name: 'All workloads Workload' }).click();
  await page.getByRole('option', { name: 'Returns', exact: true }).click();
  await expect(pillarOf(page, 'Security')).toContainText('Not reviewed');
});

test('an old review says so', async ({ page }) => {
  await openReview(page, 'loyalty');
  await expect(
    page.getByText(
      'Nobody has changed the review of Loyalty points for a long time.',
    ),
  ).toBeVisible();
});

test('text from AWS is shown as text', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  await openReview(page, 'product-reviews');
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(page.getByText('<img src=x onerror="alert(1)">')).toBeVisible();
  expect(dialogs).toEqual([]);
});

test('a workload that AWS cannot be asked about keeps what is stored, and says what failed', async ({
  page,
  portal,
}) => {
  const faults = `${portal.toolUrl}/_local/faults`;
  await fetch(faults, {
    method: 'PUT',
    body: JSON.stringify([{ kind: 'deny', operation: 'ListAnswers' }]),
  });
  try {
    await openReview(page, 'cart');
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(
      page.getByText(/wellarchitected:ListAnswers/).first(),
    ).toBeVisible();
    await expect(pillarOf(page, 'Security')).toBeVisible();
  } finally {
    await fetch(faults, { method: 'DELETE' });
  }
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Up to date with AWS')).toBeVisible();
  await expect(
    page.getByText('The review cannot be read from AWS at the moment'),
  ).toHaveCount(0);
});

test('a workload that AWS lists no more is archived, with its tasks', async ({
  page,
  portal,
}) => {
  const client = shopAccount(portal);
  await client.send(
    new DeleteWorkloadCommand({
      WorkloadId: await workloadIdOf(client, 'Pricing'),
      ClientRequestToken: 'the-end-of-pricing',
    }),
  );
  await syncEverything(portal);
  await openReview(page, 'pricing');
  await expect(page.getByText('Pricing is archived')).toBeVisible();
});

/** Asks for a sync of all sources, and waits for its end. */
async function syncEverything(portal: Portal) {
  const runs = `${portal.url}/api/well-architected/sync-runs`;
  const headers = {
    authorization: `Bearer ${await tokenOf(portal, 'aster.field')}`,
    'content-type': 'application/json',
  };
  const asked = await fetch(runs, { method: 'POST', headers, body: '{}' });
  expect(asked.status).toBe(202);
  const { items }: { items: SyncRun[] } = await asked.json();
  for (const { runId } of items) {
    let finishedAt: string | null = null;
    while (finishedAt === null) {
      await sleep(300);
      const run = await fetch(`${runs}/${runId}`, { headers });
      ({ finishedAt } = (await run.json()) as SyncRun);
    }
  }
}
