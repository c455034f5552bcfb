import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importRings, type Ladder, misplacedImports, reachesOut } from './support/import-rules.ts';
import { badNames, busyDoors, crowdedFolders } from './support/naming-rules.ts';

/** The ladder, written once. Imports only go down it: never up, never between folders of one rung, never in a ring. */
const LADDER: Ladder = {
  rungs: {
    kit: 0,
    equations: 1,
    uncertainty: 1,
    engine: 2,
    catalogue: 2,
    cluster: 3,
    controls: 3,
    model: 4,
    scenario: 5,
    study: 6,
    planner: 6,
    output: 7,
    report: 7,
    'hosts/node': 8,
    'hosts/browser': 8,
    cli: 9,
    explorer: 9,
  },
  hosts: 8,
};

/** All that stands at the top of the repository; what git ignores is not counted. */
const TOP = [
  'src scenarios data test docs package.json package-lock.json tsconfig.json README.md CHANGELOG.md LICENSE',
  '.biome.json .ci .git .gitignore',
].flatMap((line) => line.split(' '));
const IGNORED = new Set(['node_modules', 'dist', 'out', 'coverage']);

/** A folder may hold this many files before it should be split, and this many before the build says no. */
const CROWDED = { hint: 14, most: 20 };

const root = fileURLToPath(new URL('..', import.meta.url));
const filesUnder = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|js)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length + folder.length + 1))
    .sort();

const paths = filesUnder('src');
const files = paths.map((path) => ({ path, text: readFileSync(`${root}src/${path}`, 'utf8') }));

describe('the shape of the source', () => {
  it('has files to look at', () => {
    expect(paths.length).toBeGreaterThan(10);
  });

  it('imports only down the ladder', () => {
    expect(misplacedImports(files, LADDER)).toEqual([]);
  });

  it('has no ring of imports', () => {
    expect(importRings(files)).toEqual([]);
  });

  it('touches the outside world only in hosts and above', () => {
    expect(reachesOut(files, LADDER)).toEqual([]);
  });

  it('compiles what is pure without the types of node', () => {
    // a library whose typings name node brings them in unseen; the compiler would then no longer prove the wall
    const compiler = `${root}node_modules/typescript/bin/tsc`;
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', `${root}src/tsconfig.pure.json`, '--listFilesOnly'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout.split('\n').filter((file) => file.includes('/@types/'))).toEqual([]);
  });

  it('keeps every file in a folder of the ladder', () => {
    const folders = Object.keys(LADDER.rungs);
    const strays = paths.filter((path) => path.includes('/') && !folders.some((folder) => path.startsWith(`${folder}/`)));
    expect(strays.map((path) => `src/${path} is in no folder of the ladder: ${folders.join(', ')}`)).toEqual([]);
  });

  it('names files and folders after what they hold', () => {
    expect(badNames([...paths.map((path) => `src/${path}`), ...filesUnder('test').map((path) => `test/${path}`)])).toEqual([]);
  });

  it('keeps folders small enough to read at a glance', () => {
    for (const hint of crowdedFolders(paths, CROWDED.hint)) console.warn(`hint: src/${hint}`);
    expect(crowdedFolders(paths, CROWDED.most)).toEqual([]);
  });

  it('keeps doors plain', () => {
    expect(busyDoors(files)).toEqual([]);
  });

  it('has every folder on the map', () => {
    const map = readFileSync(`${root}src/README.md`, 'utf8');
    const present = new Set(paths.map((path) => path.split('/').slice(0, -1).slice(0, 2).join('/')));
    const missing = Object.keys(LADDER.rungs).filter(
      (folder) => [...present].some((p) => `${p}/`.startsWith(`${folder}/`)) && !map.includes(`\`${folder}/\``),
    );
    expect(missing.map((folder) => `src/README.md does not mention \`${folder}/\`; add a line that says what it holds`)).toEqual([]);
  });

  it('keeps the top of the repository short', () => {
    const entries = readdirSync(root).filter((name) => !IGNORED.has(name));
    expect(entries.filter((name) => !TOP.includes(name))).toEqual([]);
  });
});
