import { expect } from '@playwright/test';
import { chooseEntity, openReview, signedIn } from './pages';
import { test } from './portal';

/** A service of the team Checkout that no other test changes. */
const SERVICE = 'pricing';

test('a team that is given many tasks at once is told of them once', async ({
  browser,
}) => {
  const guest = await signedIn(browser, 'Guest');
  await openReview(guest, SERVICE);
  // The box that one sees stands before the one that is ticked.
  const all = guest.getByRole('checkbox', { name: 'Select all' });
  await guest.locator('label', { has: all }).click();
  const bar = guest.getByRole('region', {
    name: 'Change several tasks at once',
  });
  const selected = await bar.getByText(/\d+ tasks selected/).innerText();
  const count = Number.parseInt(selected, 10);
  expect(count).toBeGreaterThan(3);
  await chooseEntity(
    bar.getByRole('combobox', { name: /Owner/ }),
    'Checkout',
    'Checkout',
  );
  await bar.getByRole('button', { name: `Change ${count} tasks` }).click();
  await expect(guest.getByText(`${count} tasks changed`)).toBeVisible();

  const hazel = await signedIn(browser, 'Hazel Moor');
  const told = hazel.getByText(`${count} tasks assigned to checkout`);
  await expect(async () => {
    await hazel.goto('/notifications');
    await expect(told).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(told).toHaveCount(1);
  await hazel.getByRole('button', { name: 'Show more' }).click();
  await expect(
    hazel.getByText(new RegExp(`By guest: .* and ${count - 3} more`)),
  ).toBeVisible();
  // None of them is told by itself as well.
  await expect(hazel.getByText(/^Assigned to checkout/)).toHaveCount(0);

  await told.click();
  await expect(
    hazel.getByRole('heading', { name: 'My remediation tasks' }),
  ).toBeVisible();
});
