import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '../../../study/plan.ts';
import { readWorld } from '../../../study/world.ts';
import { dataFiles, dataText } from '../data-texts.ts';
import { packageRoot } from '../package-root.ts';
import { ScenarioTexts } from '../scenario-texts.ts';
import { readyBytes, readyFile } from './ready.ts';

// run by the build: plans every scenario that comes with us, so that its formulas are among those met

const world = readWorld({ text: dataText, names: dataFiles() });
const folder = join(packageRoot(), 'scenarios');
for (const name of readdirSync(folder).filter((n) => n.endsWith('.yaml'))) {
  const texts = new ScenarioTexts(join(folder, name));
  const { problems } = plan(
    { file: name, read: (path) => texts.read(join(folder, path)), shipped: texts.shipped, draws: 1, seed: 1 },
    world,
  );
  for (const { file, line, message } of problems) throw new Error(`${file}:${line}: ${message}`);
}
writeFileSync(readyFile(), readyBytes(world));
