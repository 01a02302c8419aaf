import { UpdateAnswerCommand } from '@aws-sdk/client-wellarchitected';
import { expect } from '@playwright/test';
import { openComponent, openReview, scoreOf, signIn, typeDate } from './pages';
import { test } from './portal';
import { shopAccount, workloadIdOf } from './sampleAccount';

const QUESTION = 'How are the identities of people and machines managed?';

test('a risk is assigned, answered away in AWS, synced, resolved, and still so after a restart', async ({
  page,
  portal,
}) => {
  await signIn(page);

  // The six pillars, on the overview of the service.
  await openComponent(page, 'payments');
  for (const pillar of [
    'Operational Excellence',
    'Security',
    'Reliability',
    'Performance Efficiency',
    'Cost Optimization',
    'Sustainability',
  ]) {
    await expect(page.getByText(pillar, { exact: true })).toBeVisible();
  }

  // The task, assigned to the guest until a day.
  await openReview(page, 'payments', '?q=identities');
  const before = await scoreOf(page, 'Security');
  await page.getByText(QUESTION).first().click();
  const drawer = page.getByRole('dialog', { name: QUESTION });
  await drawer.getByRole('button', { name: 'Assign to me' }).click();
  await typeDate(drawer.getByRole('group', { name: 'Due date' }), '2026-12-31');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(drawer.getByText(/Guest assigned it to Guest/)).toBeVisible();
  await expect(drawer.getByText(/set the due date to/)).toBeVisible();

  // A step ticked off, and a comment.
  await drawer
    .getByText('People sign in with a second factor', { exact: true })
    .first()
    .click();
  await expect(drawer.getByText(/Guest ticked off/)).toBeVisible();
  await drawer.getByLabel('Add a comment').fill('The keys go this week.');
  await drawer.getByRole('button', { name: 'Comment' }).click();
  await expect(
    drawer.getByRole('listitem').filter({ hasText: 'The keys go this week.' }),
  ).toBeVisible();
  await drawer.getByRole('button', { name: 'Close' }).first().click();
  await expect(
    page.getByRole('row', { name: new RegExp(QUESTION.slice(0, 30)) }).first(),
  ).toContainText('Guest');

  // The answer, changed on the AWS side.
  const client = shopAccount(portal);
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId: await workloadIdOf(client, 'Payments (production)'),
      LensAlias: 'wellarchitected',
      QuestionId: 'identities',
      SelectedChoices: [
        'sec_identities_mfa',
        'sec_identities_temporary',
        'sec_identities_secrets',
        'sec_identities_central',
        'sec_identities_audit',
      ],
    }),
  );

  // The sync, and what it shows.
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('Up to date with AWS')).toBeVisible();
  await expect.poll(() => scoreOf(page, 'Security')).toBeGreaterThan(before);
  const after = await scoreOf(page, 'Security');

  const seeResolved = async () => {
    await openReview(page, 'payments', '?q=identities&state=resolved');
    await page.getByText(QUESTION).first().click();
    await expect(drawer.getByText(/Resolved by a sync/).first()).toBeVisible();
    await expect(drawer.getByText(/Guest assigned it to Guest/)).toBeVisible();
    await drawer.getByRole('button', { name: 'Close' }).first().click();
    expect(await scoreOf(page, 'Security')).toBe(after);
  };
  await seeResolved();

  await portal.restart();
  await seeResolved();
});
