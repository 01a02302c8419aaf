import { expect } from '@playwright/test';
import {
  chooseEntity,
  openComponent,
  openReview,
  pillarOf,
  scoreOf,
  signIn,
  typeDate,
} from './pages';
import { test } from './portal';

const QUESTION = 'How are networks protected?';

test('a risk is accepted until a day: it shows beside the score, which stays', async ({
  page,
}) => {
  await signIn(page, 'Aster Field');
  await openReview(page, 'payments', '?pillar=security');
  const before = await scoreOf(page, 'Security');
  await expect(pillarOf(page, 'Security')).not.toContainText('accepted');

  await page.getByRole('row', { name: QUESTION }).first().click();
  const drawer = page.getByRole('dialog', { name: QUESTION });
  await drawer.getByRole('button', { name: /State/ }).click();
  await page.getByRole('option', { name: 'Accepted' }).click();
  await expect(drawer.getByRole('button', { name: 'Save' })).toBeDisabled();
  await drawer
    .getByLabel(/Why the risk is accepted/)
    .fill('The service is switched off in spring');
  await chooseEntity(
    drawer.getByRole('combobox', { name: /Approved by/ }),
    'zoe',
    'Zoë Łąka',
  );
  await typeDate(
    drawer.getByRole('group', { name: /Accepted until/ }),
    '2099-12-31',
  );
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(
    drawer.getByText(
      /Aster Field accepted the risk until Dec 31, 2099, approved by Zoë Łąka/,
    ),
  ).toBeVisible();
  await expect(drawer.getByRole('blockquote')).toContainText(
    'switched off in spring',
  );
  await drawer.getByRole('button', { name: 'Close' }).first().click();

  await expect(pillarOf(page, 'Security')).toContainText('1 accepted');
  expect(await scoreOf(page, 'Security')).toBe(before);
  await openComponent(page, 'payments');
  await expect(page.getByText('1 high risk accepted')).toBeVisible();
});
