import {
  GetAnswerCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import { expect } from '@playwright/test';
import type {
  TaskDetail,
  TaskPage,
} from 'backstage-plugin-well-architected-common';
import { chooseEntity, openReview, signedIn, typeDate } from './pages';
import { tokenOf } from './people';
import { test, type Portal } from './portal';
import { shopAccount } from './sampleAccount';

/** A service of the team Checkout that no other test changes. */
const SERVICE = 'checkout-api';

/** What the REST API answers to a member of the team. */
async function ask<T>(portal: Portal, path: string): Promise<T> {
  const response = await fetch(`${portal.url}/api/well-architected${path}`, {
    headers: { authorization: `Bearer ${await tokenOf(portal, 'guest')}` },
  });
  return response.json();
}

/** A task of the service at high risk; the first is what to fix first. */
async function openTask(portal: Portal, place: number): Promise<TaskDetail> {
  const { items } = await ask<TaskPage>(
    portal,
    `/entities/component/default/${SERVICE}/tasks?state=open&risk=HIGH`,
  );
  return ask(portal, `/tasks/${items[place].taskId}`);
}

test('a task goes from one to the other until AWS shows that its risk is gone', async ({
  browser,
  portal,
}) => {
  test.setTimeout(240_000);
  const task = await openTask(portal, 0);
  const { taskId, title, workloadId, lensAlias, questionId } = task;
  const guest = await signedIn(browser, 'Guest');
  await openReview(guest, SERVICE, `?task=${taskId}`);
  const assigned = guest.getByRole('dialog', { name: title });
  await chooseEntity(
    assigned.getByRole('combobox', { name: /Owner/ }),
    'Checkout',
    'Checkout',
  );
  await assigned.getByRole('button', { name: 'Save' }).click();
  await expect(
    assigned.getByText(/Guest assigned it to Checkout/),
  ).toBeVisible();

  // Another one of that team is told, and finds it under what is hers.
  const hazel = await signedIn(browser, 'Hazel Moor');
  await expect(async () => {
    await hazel.goto('/notifications');
    await expect(hazel.getByText(title).first()).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(async () => {
    await hazel.goto('/well-architected');
    await hazel
      .getByRole('row', { name: title })
      .first()
      .click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });

  const drawer = hazel.getByRole('dialog', { name: title });
  await drawer.getByText(task.steps[0].title, { exact: true }).first().click();
  await expect(drawer.getByText(/Hazel Moor ticked off/).first()).toBeVisible();
  await drawer.getByRole('button', { name: /State/ }).click();
  await hazel.getByRole('option', { name: 'Done' }).click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(
    drawer.getByText(/Hazel Moor moved it from/).first(),
  ).toBeVisible();

  // The review is answered on the AWS side, and the next sync sees it.
  const client = shopAccount(portal);
  const question = {
    WorkloadId: workloadId,
    LensAlias: lensAlias,
    QuestionId: questionId,
  };
  const { Answer } = await client.send(new GetAnswerCommand(question));
  await client.send(
    new UpdateAnswerCommand({
      ...question,
      // All but "None of these".
      SelectedChoices: Answer!
        .Choices!.map(({ ChoiceId }) => ChoiceId!)
        .filter(id => !id.endsWith('_no')),
    }),
  );
  await openReview(hazel, SERVICE);
  await hazel.getByRole('button', { name: 'Sync now' }).click();
  await expect(hazel.getByText('Up to date with AWS')).toBeVisible();
  await openReview(hazel, SERVICE, `?task=${taskId}`);
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
  const { taskId, title } = await openTask(portal, 1);
  await openReview(aster, SERVICE, `?task=${taskId}`);
  const drawer = aster.getByRole('dialog', { name: title });
  await drawer.getByRole('button', { name: /State/ }).click();
  await aster.getByRole('option', { name: 'Accepted' }).click();
  await drawer
    .getByLabel(/Why the risk is accepted/)
    .fill('The service moves to another network this week');
  await chooseEntity(
    drawer.getByRole('combobox', { name: /Approved by/ }),
    'Aster',
    'Aster Field',
  );
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000)
    .toISOString()
    .slice(0, 10);
  await typeDate(
    drawer.getByRole('group', { name: /Accepted until/ }),
    tomorrow,
  );
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
  await expect(async () => {
    await openReview(later, SERVICE, `?task=${taskId}`);
    await expect(
      later
        .getByRole('dialog', { name: title })
        .getByText(/the acceptance has ended/)
        .first(),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await portal.restart();
});
