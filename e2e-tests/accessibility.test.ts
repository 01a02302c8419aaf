import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { openComponent, openReview, signIn, taskRows } from './pages';
import { test } from './portal';

/** What axe finds that keeps people out, in our own parts of a page. */
async function seriousFindings(page: Page, part: string): Promise<string[]> {
  // What is loading is dimmed, and stays so for moments only.
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 768]) {
    test(`sign-in page, card, tab and drawer are accessible: ${theme}, ${width} wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 1000 });
      await page.addInitScript(
        name => localStorage.setItem('theme', name),
        theme,
      );
      await page.goto('/');
      await expect(page.getByRole('button', { name: /^Guest/ })).toBeVisible();
      expect(await seriousFindings(page, 'main')).toEqual([]);

      await signIn(page);
      await openComponent(page, 'checkout-api');
      await expect(page.getByText('Security', { exact: true })).toBeVisible();
      expect(await seriousFindings(page, 'main')).toEqual([]);

      await openReview(page, 'checkout-api');
      await expect(taskRows(page).first()).toBeVisible();
      expect(await seriousFindings(page, 'main')).toEqual([]);

      await taskRows(page).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByText('What to do')).toBeVisible();
      expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    });
  }
}

test('a task is opened, changed and closed by keyboard alone', async ({
  page,
}) => {
  await signIn(page, 'Rowan Fern');
  await openReview(page, 'search');

  const drawer = page.getByRole('dialog');
  await taskRows(page).first().focus();
  await page.keyboard.press('Enter');
  await expect(drawer).toBeVisible();

  await drawer.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.type('Written without a mouse.');
  await drawer.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(drawer.getByText(/Rowan Fern wrote a note/)).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
});
