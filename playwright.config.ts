import { defineConfig } from '@playwright/test';
import type { PortalOptions } from './e2e-tests/portal';

/** Every project runs all tests against a portal of its own, on one database. */
export default defineConfig<{}, PortalOptions>({
  testDir: 'e2e-tests',
  outputDir: 'e2e-test-report',
  forbidOnly: !!process.env.CI,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [['list'], ['json']]
    : 'list',
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sqlite', use: { database: 'sqlite' } },
    { name: 'postgres', use: { database: 'postgres' } },
    // Real processes without a browser: several replicas, and everything that
    // goes wrong.
    { name: 'engine', testDir: 'engine-tests' },
  ],
});
