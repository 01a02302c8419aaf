import { expect } from '@playwright/test';
import { openReview, signIn, taskRows } from './pages';
import { test } from './portal';

test('everybody on the sign-in page signs in, stays so after a reload, and signs out', async ({
  page,
}) => {
  await page.goto('/');
  const people = page.getByRole('listitem').getByRole('heading');
  await expect(people.first()).toBeVisible();
  const names = await people.allInnerTexts();
  expect(names).toContain('Guest');
  for (const name of names) {
    await signIn(page, name);
    await page.goto('/settings');
    const profile = page.getByText(name, { exact: true }).first();
    await expect(profile).toBeVisible();
    await page.reload();
    await expect(profile).toBeVisible();

    await page.getByTestId('user-settings-menu').click();
    await page.getByTestId('sign-out').click();
    await expect(people).toHaveText(names);
  }
});

test('a review is read by everybody, and worked on by its owners', async ({
  page,
}) => {
  const drawer = page.getByRole('dialog');
  const save = drawer.getByRole('button', { name: 'Save' });

  await signIn(page, 'Rowan Fern');
  await openReview(page, 'gift-cards');
  await taskRows(page).first().click();
  await expect(drawer.getByText('What to do')).toBeVisible();
  await expect(save).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('button', { name: 'Sync now' })).toHaveCount(0);

  await page.evaluate(() => sessionStorage.clear());
  await signIn(page, 'Hazel Moor');
  await openReview(page, 'gift-cards');
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeVisible();
  await taskRows(page).first().click();
  await expect(save).toBeVisible();
});
