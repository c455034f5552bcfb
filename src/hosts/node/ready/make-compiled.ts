import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { keepCompiled } from '../program.ts';

// run by the build: what a run of a large plan, a small one and help use is compiled, the rest when it is called

const out = mkdtempSync(join(tmpdir(), 'suanli-build-'));
const scenario = (name: string): string => join(packageRoot(), 'scenarios', name);
const run = (name: string, draws: string): string[] => ['run', scenario(name), '--draws', draws, '--out', join(out, name), '--quiet'];
try {
  await keepCompiled([
    run('china-national.yaml', '1'),
    run('guizhou-guian.yaml', '2'),
    ['check', '--quiet', scenario('rental-centre.yaml')],
  ]);
} finally {
  rmSync(out, { recursive: true, force: true });
}
