import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../hosts/node/package-root.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Spotted } from '../../study/explain/index.ts';

/** Where equations are declared; a package without its source has their reference. */
const texts = (): readonly { readonly file: string; readonly text: string }[] => {
  const source = join(packageRoot(), 'src', 'model');
  const files = existsSync(source) ? readdirSync(source).map((name) => `src/model/${name}`) : ['docs/model.md'];
  return files.map((file) => ({ file, text: readFileSync(join(packageRoot(), file), 'utf8') }));
};

/** The file and line of a variable's equation: in the scenario for its own variables, otherwise in the model. */
export const equationPlace = ({ origins }: Scenario) => {
  let read: ReturnType<typeof texts> | undefined;
  return (name: string): Spotted => {
    const own = origins.get(`variables.${name}.formula`);
    if (own) return { file: own.file, line: own.line };
    read ??= texts();
    const word = name.split(' ').findLast((part) => /^\w+$/.test(part)) ?? name;
    const declared = new RegExp(`^\\s+${word}: |\`${word}\``);
    for (const { file, text } of read) {
      const line = text.split('\n').findIndex((l) => declared.test(l));
      if (line >= 0) return { file, line: line + 1 };
    }
    return { file: read[0]?.file ?? 'docs/model.md', line: 1 };
  };
};
