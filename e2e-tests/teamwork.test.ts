import { UpdateAnswerCommand } from '@aws-sdk/client-wellarchitected';
import { expect, type Browser, type Page } from '@playwright/test';
import { openReview, signIn } from './pages';
import { tokenOf } from './people';
import { test } from './portal';
import { shopAccount, workloadIdOf } from './sampleAccount';

const QUESTION = 'How are the identities of people and machines managed?';
const ACCEPTED_QUESTION = 'How are networks protected?';

/** A browser of their own for each of them. */
async function signedIn(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await signIn(page, person);
  return page;
}

test('a task goes from one to the other until AWS shows that its risk is gone', async ({
  browser,
  portal,
}) => {
  test.setTimeout(240_000);
  const guest = await signedIn(browser, 'Guest');
  await openReview(guest, 'payments', '?q=identities');
  await guest.getByText(QUESTION).first().click();
  const assigned = guest.getByRole('dialog', { name: QUESTION });
  const owner = assigned.getByRole('combobox', { name: /Owner/ });
  await owner.fill('Checkout');
  await guest
    .getByRole('option', { name: /Checkout/ })
    .first()
    .click();
  await assigned.getByRole('button', { name: 'Save' }).click();
  await expect(
    assigned.getByText(/Guest assigned it to Checkout/),
  ).toBeVisible();

  // Another one of that team is told, and finds it under what is hers.
  const hazel = await signedIn(browser, 'Hazel Moor');
  await expect(async () => {
    await hazel.goto('/notifications');
    await expect(hazel.getByText(QUESTION).first()).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(async () => {
    await hazel.goto('/well-architected');
    await hazel
      .getByRole('row', { name: QUESTION })
      .first()
      .click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });

  const drawer = hazel.getByRole('dialog', { name: QUESTION });
  await drawer.getByText('People sign in with a second factor').click();
  await expect(drawer.getByText(/Hazel Moor ticked off/).first()).toBeVisible();
  await drawer.getByRole('button', { name: /State/ }).click();
  await hazel.getByRole('option', { name: 'Done' }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(
    drawer.getByText(/Hazel Moor moved it from/).first(),
  ).toBeVisible();

  // The review is answered on the AWS side, and the next sync sees it.
  const client = shopAccount(portal);
  const workloadId = await workloadIdOf(client, 'Payments (production)');
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId: workloadId,
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
  await openReview(hazel, 'payments', '?q=identities&state=resolved');
  await hazel.getByRole('button', { name: 'Sync now' }).click();
  await expect(hazel.getByText('Up to date with AWS')).toBeVisible();
  await hazel.getByText(QUESTION).first().click();
  for (const story of [
    /Resolved by a sync/,
    /Hazel Moor moved it from/,
    /Hazel Moor ticked off/,
    /Guest assigned it to Checkout/,
  ]) {
    await expect(drawer.getByText(story).first()).toBeVisible();
  }
});

test('an accepted risk is a task again when the clock has moved past its last day', async ({
  browser,
  portal,
}) => {
  test.setTimeout(240_000);
  const aster = await signedIn(browser, 'Aster Field');
  await openReview(aster, 'payments', '?pillar=security');
  await aster.getByRole('row', { name: ACCEPTED_QUESTION }).first().click();
  const drawer = aster.getByRole('dialog', { name: ACCEPTED_QUESTION });
  await drawer.getByRole('button', { name: /State/ }).click();
  await aster.getByRole('option', { name: 'Accepted' }).click();
  await drawer
    .getByLabel(/Why the risk is accepted/)
    .fill('The service moves to another network this week');
  await drawer.getByRole('combobox', { name: /Approved by/ }).fill('Aster');
  await aster
    .getByRole('option', { name: /Aster Field/ })
    .first()
    .click();
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000)
    .toISOString()
    .slice(0, 10);
  const [year, month, day] = tomorrow.split('-');
  const until = drawer.getByRole('group', { name: /Accepted until/ });
  await until.getByRole('spinbutton').first().focus();
  await aster.keyboard.type(`${month}${day}${year}`);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(
    drawer.getByText(/Aster Field accepted the risk until/),
  ).toBeVisible();

  await portal.restart(3);
  // What the scheduler does once an hour, now.
  await fetch(
    `${portal.url}/api/well-architected/.backstage/scheduler/v1/tasks/reopen-ended-acceptances/trigger`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(portal, 'aster.field')}`,
      },
    },
  );
  const later = await signedIn(browser, 'Aster Field');
  await openReview(later, 'payments', '?pillar=security');
  await expect(async () => {
    await later.reload();
    await later
      .getByRole('row', { name: ACCEPTED_QUESTION })
      .first()
      .click({ timeout: 5_000 });
    await expect(
      later
        .getByRole('dialog', { name: ACCEPTED_QUESTION })
        .getByText(/the acceptance has ended/)
        .first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await portal.restart();
});
