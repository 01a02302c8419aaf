import {
  expect,
  type Browser,
  type Locator,
  type Page,
} from '@playwright/test';

/** Signs in as one of the people on the sign-in page. */
export async function signIn(page: Page, person = 'Guest'): Promise<void> {
  await page.goto('/');
  const people = page.getByRole('heading', { name: 'Through whose eyes' });
  await page.getByRole('heading', { name: person }).click();
  await expect(people).toBeHidden();
}

/** Signs in as one of them in a browser of their own. */
export async function signedIn(
  browser: Browser,
  person: string,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await signIn(page, person);
  return page;
}

/** Opens the page of a component, or its Well-Architected tab. */
export async function openComponent(
  page: Page,
  name: string,
  tab = '',
): Promise<void> {
  await page.goto(`/catalog/default/component/${name}${tab}`);
}

/** Opens the Well-Architected tab of a component. */
export async function openReview(
  page: Page,
  name: string,
  search = '',
): Promise<void> {
  await openComponent(page, name, `/well-architected${search}`);
}

/** The button that shows a pillar's score on the tab. */
export function pillarOf(page: Page, name: string): Locator {
  return page.locator('button[aria-pressed]', { hasText: name });
}

/** The tasks in a table, without the empty rows that it has while it loads. */
export function taskRows(page: Page): Locator {
  const question = page.getByRole('rowheader', { name: /\S/ });
  return page.getByRole('row').filter({ has: question });
}

/** The score that the tab shows for a pillar. */
export async function scoreOf(page: Page, pillar: string): Promise<number> {
  const text = await pillarOf(page, pillar).innerText();
  return Number(/^\d+$/m.exec(text)?.[0]);
}

/**
 * Chooses a user or group in a field that searches the catalog as one types, by
 * the keyboard: to click, the browser may have to scroll, which closes the list.
 */
export async function chooseEntity(
  field: Locator,
  typed: string,
  name: string,
): Promise<void> {
  const page = field.page();
  await field.fill(typed);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue(name);
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** Types a day, such as 2026-12-31, into a date field. */
export async function typeDate(field: Locator, day: string): Promise<void> {
  const [year, month, date] = day.split('-');
  for (const [part, text] of Object.entries({ month, day: date, year })) {
    await field.getByRole('spinbutton', { name: part }).pressSequentially(text);
  }
}
