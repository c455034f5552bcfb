/**
 * Bundles the command line into dist/bin. Code is split so that each command, and each heavy library
 * behind it, is read only when it is used: start-up is most of what a short command costs.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Names what only a built program may rely on. */
const define = { IS_BUILT: 'true' };

/**
 * Large libraries that few runs need, and that are asked for in the middle of synchronous work: each is bundled apart and read when
 * one of these functions of it is first called. `from` is what the source imports them from.
 */
const LATE = [
  { name: 'csv-parse', from: 'csv-parse/sync', file: 'csv-parse/sync', functions: ['parse'] },
  { name: 'mathjs', from: './mathjs.ts', file: 'src/equations/formula/mathjs.ts', functions: ['mathjsParser'] },
  {
    name: 'yaml',
    from: 'yaml',
    file: 'yaml',
    functions: ['isAlias', 'isMap', 'isScalar', 'isSeq', 'LineCounter', 'parseAllDocuments', 'parseDocument', 'Scalar'],
  },
];

/** A module that stands for a library bundled apart: its functions and classes, each of which reads the bundle. */
const standIn = ({ name, functions }) => `
import { packageRoot } from './src/hosts/node/package-root.ts';
let own;
const late = () => (own ??= require(packageRoot() + '/dist/bin/late/${name}.cjs'));
${functions
  .map(
    (f) =>
      `export function ${f}(...given) { const of = late().${f}; return new.target ? Reflect.construct(of, given) : of.apply(undefined, given); }`,
  )
  .join('\n')}`;

const readLate = {
  name: 'read-late',
  setup: ({ onResolve, onLoad }) => {
    const library = (path) => LATE.find(({ from }) => from === path);
    onResolve({ filter: /./ }, ({ path }) => (library(path) ? { path, namespace: 'late' } : undefined));
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({ contents: standIn(library(path)), resolveDir: root }));
  },
};

const common = {
  absWorkingDir: root,
  define,
  outdir: 'dist/bin',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // start-up is mostly reading and parsing text
  minify: true,
  legalComments: 'eof',
  logLevel: 'warning',
  // written below, so that a build that fails leaves the last good one
  write: false,
};

const late = await build({
  ...common,
  entryPoints: Object.fromEntries(LATE.map(({ name, file }) => [`late/${name}`, file])),
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
});

const whole = await build({
  ...common,
  entryPoints: {
    suanli: 'src/cli/main.ts',
    'simulation-worker': 'src/hosts/node/crew/simulation-worker.ts',
    'make-ready': 'src/hosts/node/ready/make-ready.ts',
  },
  splitting: true,
  format: 'esm',
  chunkNames: 'parts/[name]-[hash]',
  plugins: [readLate],
  // it starts worker threads from files of its own, which a bundle does not have
  external: ['piscina'],
});

/** Bundled CommonJS packages still ask for node's own modules with require(), which modules do not have. */
const WITH_REQUIRE = "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);\n";
const HASHBANG = /^#!.*\n/;

const moduleText = (text) => {
  const [hashbang = ''] = HASHBANG.exec(text) ?? [];
  return /\brequire\b/.test(text) ? hashbang + WITH_REQUIRE + text.slice(hashbang.length) : text;
};

await rm(`${root}dist/bin`, { recursive: true, force: true });
const files = [...late.outputFiles, ...whole.outputFiles.map(({ path, text }) => ({ path, contents: moduleText(text) }))];
for (const { path, contents } of files) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
// rwxr-xr-x
await chmod(`${root}dist/bin/suanli.js`, 0o755);
// our own texts, read and parsed once for all starts
await import(`${root}dist/bin/make-ready.js`);
await rm(`${root}dist/bin/make-ready.js`);
