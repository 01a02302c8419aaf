// `yarn bench <name> [arguments]`: runs one of benchmarks/.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command, Failure } from './say.mjs';
import { root } from './toolchain.mjs';

await command(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = join(root, 'benchmarks', `${name}.ts`);
  if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
    throw new Failure('Say what to measure: yarn bench sync');
  }
  const child = spawn(
    process.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', file, ...args],
    { cwd: root, stdio: 'inherit' },
  );
  const code = await new Promise(done => child.on('close', done));
  process.exitCode = code ?? 1;
});
