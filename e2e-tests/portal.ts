import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** Options of a project. */
export interface PortalOptions {
  database: 'sqlite' | 'postgres';
}

/** The sample portal, as `npm start` serves it, with an empty store. */
export interface Portal {
  url: string;
  /** Where the local Well-Architected Tool answers in the place of AWS. */
  toolUrl: string;
  /** Ends the portal and starts it again on what it has stored. */
  restart(): Promise<void>;
}

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
        ...(database === 'postgres' && {
          configs: ['app-config.production.yaml'],
        }),
      };

      let running = await startPortal(options);
      await use({
        url: running.url,
        toolUrl: running.toolUrl,
        restart: async () => {
          await running.stop();
          running = await startPortal(options);
        },
      });
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  baseURL: ({ portal }, use) => use(portal.url),
});
