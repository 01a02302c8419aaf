// `npm start`: installs and serves the sample portal.
import { join } from 'node:path';
import { command, step } from './say.mjs';
import {
  installDependencies,
  root,
  underSupportedToolchain,
} from './toolchain.mjs';

await command(async () => {
  await underSupportedToolchain(import.meta.url);
  await installDependencies();

  const { buildApp } = await import('./app.mjs');
  const { startPortal } = await import('./portal.mjs');
  await buildApp();

  const dataDir = join(root, '.data');
  const portal = await step('Starting the portal', 'about 15 s', () =>
    startPortal({ port: 3000, toolPort: 4571, dataDir }),
  );
  console.log(`
The portal is ready:  ${portal.url}

  1. Choose who you are, such as "Guest", who works on the services of team Checkout.
  2. Open a service, such as "Checkout API", and look at its Well-Architected card and tab.
  3. Change an answer on the AWS side: the AWS command line and SDKs reach the local
     Well-Architected Tool at ${portal.toolUrl} (see README.md), then press "Sync now".

What you enter is kept in ${dataDir}, with the logs. Ctrl-C ends the portal.`);

  const interrupted = new Promise(done => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  const name = await Promise.race([interrupted, portal.stopped]);
  await portal.stop();
  if (name) {
    console.error(`\n✗ ${name} ended. What it said is in ${dataDir}.`);
    process.exitCode = 1;
  }
});
