import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** Options of a project. */
export interface PortalOptions {
  database: 'sqlite' | 'postgres';
}

/** With it a service other than Backstage's own asks the portal. */
export const SERVICE_TOKEN = 'token-of-a-service-that-asks-the-portal';

/** The sample portal, as `npm start` serves it, with an empty store. */
export interface Portal {
  url: string;
  /** Where the local Well-Architected Tool answers in the place of AWS. */
  toolUrl: string;
  /**
   * Ends the portal and starts it again on what it has stored.
   *
   * @param daysAhead - how far its clock is to be ahead of that of its people
   */
  restart(daysAhead?: number): Promise<void>;
}

/** Services that Backstage lets in, as its configuration names them. */
const SERVICES = JSON.stringify([
  { type: 'static', options: { token: SERVICE_TOKEN, subject: 'a-service' } },
]);

export const test = base.extend<{}, PortalOptions & { portal: Portal }>({
  database: ['sqlite', { option: true, scope: 'worker' }],

  portal: [
    async ({ database }, use) => {
      const { startPortal } = await import('../scripts/portal.mjs');
      const { freePort } = await import('../scripts/ports.mjs');
      const dataDir = await mkdtemp(join(tmpdir(), 'well-architected-e2e-'));
      const options = {
        port: await freePort(),
        toolPort: await freePort(),
        dataDir,
        env: { APP_CONFIG_backend_auth_externalAccess: SERVICES },
        ...(database === 'postgres' && {
          configs: ['app-config.production.yaml'],
        }),
      };

      let running = await startPortal(options);
      await use({
        url: running.url,
        toolUrl: running.toolUrl,
        restart: async (daysAhead = 0) => {
          await running.stop();
          running = await startPortal({
            ...options,
            env: {
              ...options.env,
              ...(daysAhead > 0 && clockAhead(daysAhead)),
            },
          });
        },
      });
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  baseURL: ({ portal }, use) => use(portal.url),
});

/** The environment of processes whose clock is ahead. */
function clockAhead(days: number): Record<string, string> {
  return {
    NODE_OPTIONS: `--require ${join(__dirname, 'clock.cjs')}`,
    CLOCK_AHEAD_MS: String(days * 24 * 60 * 60_000),
    // The database has a clock of its own, by which stored keys are out of date.
    APP_CONFIG_auth_keyStore_provider: 'memory',
  };
}
