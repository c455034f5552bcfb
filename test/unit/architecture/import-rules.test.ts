import { describe, expect, it } from 'vitest';
import { importRings, type Ladder, misplacedImports, reachesOut } from '../../support/import-rules.ts';
import { badNames, busyDoors, crowdedFolders } from '../../support/naming-rules.ts';
import { importsOf, resolveImport } from '../../support/source-text.ts';

const ladder: Ladder = { rungs: { kit: 0, engine: 2, catalogue: 2, model: 4, 'hosts/node': 8, cli: 9 }, hosts: 8 };
const file = (path: string, text: string) => ({ path, text });

describe('reading imports', () => {
  it('finds static, type, re-exported, bare and lazy imports', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      "export * from './c.ts';",
      "import './d.ts';",
      "const e = await import('./e.ts');",
      'import {\n  f,\n} from "./f.ts";',
    ].join('\n');
    expect(importsOf(text).sort()).toEqual(['../b.ts', './a.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
  });

  it('does not take comments for imports', () => {
    expect(importsOf("// import { a } from './a.ts'\n/* import './b.ts' */")).toEqual([]);
  });

  it('resolves what is written against the file it is written in', () => {
    expect(resolveImport('engine/wasm/encode.ts', '../../kit/unit.ts')).toBe('kit/unit.ts');
    expect(resolveImport('kit/a.ts', './b.ts')).toBe('kit/b.ts');
    expect(resolveImport('kit/a.ts', '../../test/x.ts')).toBe('../test/x.ts');
  });
});

describe('the ladder', () => {
  it('lets imports go down and within a folder', () => {
    expect(misplacedImports([file('model/a.ts', "import { u } from '../kit/u.ts';\nimport './b.ts';")], ladder)).toEqual([]);
  });

  it('says where code that looks up should go', () => {
    const [said] = misplacedImports([file('engine/run.ts', "import { m } from '../model/m.ts';")], ladder);
    expect(said).toContain('src/engine/run.ts imports src/model/m.ts');
    expect(said).toContain('Move what engine needs out of model/m.ts into engine or below it');
  });

  it('says where code shared by neighbours should go', () => {
    const [said] = misplacedImports([file('engine/run.ts', "import { c } from '../catalogue/c.ts';")], ladder);
    expect(said).toContain('stand on one rung (2)');
    expect(said).toContain('Move what both need to a rung below');
  });

  it('refuses imports from outside the ladder', () => {
    expect(misplacedImports([file('kit/a.ts', "import '../elsewhere/b.ts';")], ladder)).toHaveLength(1);
  });

  it('counts a lazy import too', () => {
    expect(misplacedImports([file('kit/a.ts', "const m = import('../cli/main.ts');")], ladder)).toHaveLength(1);
  });
});

describe('rings', () => {
  it('prints each ring once', () => {
    const rings = importRings([
      file('kit/b.ts', "import './c.ts';"),
      file('kit/a.ts', "import './b.ts';"),
      file('kit/c.ts', "import './a.ts';"),
      file('kit/d.ts', "import './a.ts';"),
    ]);
    expect(rings).toHaveLength(1);
    expect(rings[0]).toContain('src/kit/a.ts → src/kit/b.ts → src/kit/c.ts → src/kit/a.ts');
  });

  it('finds none where there is none', () => {
    expect(importRings([file('kit/a.ts', "import './b.ts';"), file('kit/b.ts', '')])).toEqual([]);
  });
});

describe('purity', () => {
  const cases: readonly [string, string][] = [
    ['node modules', "import { readFileSync } from 'node:fs';"],
    ['the process', 'const w = process.stdout.columns;'],
    ['the clock', 'const now = Date.now();'],
    ['chance', 'const x = Math.random();'],
    ['the console', "console.log('x');"],
    ['the page', "document.body.append('x');"],
  ];
  it.each(cases)('refuses %s below the hosts and allows it there', (_, text) => {
    expect(reachesOut([file('kit/a.ts', text)], ladder)).toHaveLength(1);
    expect(reachesOut([file('hosts/node/a.ts', text), file('cli/a.ts', text)], ladder)).toEqual([]);
  });

  it('lets words in comments and texts be', () => {
    expect(reachesOut([file('kit/a.ts', "// the process. Date.now()\nconst s = 'process.exit';")], ladder)).toEqual([]);
  });
});

describe('names', () => {
  it('refuses vague and crooked names', () => {
    expect(badNames(['src/kit/utils.ts', 'src/common/a.ts', 'src/kit/unitTable.ts'])).toHaveLength(3);
    expect(badNames(['src/kit/unit-table.ts', 'test/unit/kit/csv.test.ts', 'src/engine/webassembly.d.ts'])).toEqual([]);
  });

  it('counts files a folder, not below it', () => {
    expect(crowdedFolders(['a/1.ts', 'a/2.ts', 'a/b/3.ts'], 1)).toEqual([expect.stringContaining('a holds 2 files')]);
  });

  it('keeps doors to re-exports and registries', () => {
    expect(busyDoors([file('kit/index.ts', "export * from './a.ts';\nexport const ALL = [a, b];")])).toEqual([]);
    expect(busyDoors([file('kit/index.ts', 'export const twice = (x: number) => 2 * x;')])).toHaveLength(1);
  });
});
