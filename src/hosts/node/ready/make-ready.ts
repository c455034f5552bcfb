import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownTrees } from '../../../equations/index.ts';
import { type Field, format, readScenario } from '../../../scenario/index.ts';
import { ourModel } from '../../../study/our-model.ts';
import { plan } from '../../../study/plan.ts';
import { readWorld, scenarioCatalogue } from '../../../study/world.ts';
import { knownFits } from '../../../uncertainty/index.ts';
import { dataFiles, dataText } from '../data-texts.ts';
import { packageRoot } from '../package-root.ts';
import { ScenarioTexts } from '../scenario-texts.ts';
import { type Met, readyBytes, readyFile } from './ready.ts';

// run by the build: reads the bases, and plans every scenario that comes with us, so that its formulas are among those met

const world = readWorld({ text: dataText, names: dataFiles() });
const folder = join(packageRoot(), 'scenarios');
const yamlIn = (path: string): string[] => readdirSync(path).filter((name) => name.endsWith('.yaml'));

ourModel();
const ofModel = new Map(knownTrees());

/** A text for a field that says no more than that there is one of each thing: all the rest are defaults. */
const bare = (field: Field): unknown => {
  switch (field.kind) {
    case 'record':
      return Object.fromEntries(Object.entries(field.fields).map(([key, of]) => [key, bare(of)]));
    case 'items':
      return [{ ...(bare(field.of) as object), [field.keys[0] ?? '']: 'one' }];
    case 'map':
      return { one: bare(field.of) };
    default:
      return undefined;
  }
};

// neither a base nor a bare scenario is whole, so there are problems; what they say is read all the same
const catalogue = scenarioCatalogue(world);
readScenario({ file: 'bare.yaml', read: () => JSON.stringify(bare(format)), shipped: () => undefined, catalogue });
for (const name of yamlIn(join(folder, 'bases'))) {
  const file = `suanli:bases/${name.slice(0, -'.yaml'.length)}`;
  readScenario({ file, read: () => undefined, shipped: new ScenarioTexts(join(folder, 'bases', name)).shipped, catalogue });
}
const fits: Met['fits'] = new Map(knownFits());

for (const name of yamlIn(folder)) {
  const texts = new ScenarioTexts(join(folder, name));
  const { problems } = plan(
    { file: name, read: (path) => texts.read(join(folder, path)), shipped: texts.shipped, draws: 1, seed: 1 },
    world,
  );
  for (const { file, line, message } of problems) throw new Error(`${file}:${line}: ${message}`);
}
const ofScenarios = new Map([...knownTrees()].filter(([text]) => !ofModel.has(text)));
writeFileSync(readyFile(), readyBytes(world, { trees: [ofScenarios, ofModel], fits }));
