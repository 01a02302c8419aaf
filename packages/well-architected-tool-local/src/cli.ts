import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accounts, regions } from './organisation/sources';
import { startLocalTool } from './startLocalTool';

const usage = `Usage: yarn workspace well-architected-tool-local start [options]

  --port NUMBER   port on 127.0.0.1 (default 4571; 0 takes a free one)
  --data FILE     keep changes in FILE over a restart
  --size NUMBER   number of workloads, up to 10000 (default: the named ones)
  --one-source    all workloads in one account and Region, with one lens each
  --help          show this text
`;

function reasonOf(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE'
    ? `Port ${port} is taken. Stop what uses it or choose another with --port.`
    : message;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4571' },
      data: { type: 'string' },
      size: { type: 'string' },
      'one-source': { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const port = Number(values.port);
  try {
    const tool = await startLocalTool({
      port,
      // Yarn starts scripts in the package's folder; the file is meant from where
      // the person stands.
      dataFile:
        values.data === undefined
          ? undefined
          : resolve(process.env.INIT_CWD ?? '.', values.data),
      size: values.size === undefined ? undefined : Number(values.size),
      oneSource: values['one-source'],
    });
    process.stdout.write(
      `Local Well-Architected Tool at ${tool.url}: accounts ${Object.values(
        accounts,
      ).join(', ')} in ${regions.join(' and ')}\n`,
    );
    const stop = () => tool.stop().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    process.stderr.write(`${reasonOf(error, port)}\n`);
    process.exitCode = 1;
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
});
