/**
 * Bundles the command line into dist/bin: the program in one file, with what V8 makes of it when it runs, so that a start need not
 * compile it again; beside it what begins it, what threads begin with, and libraries that few runs need.
 */
import { execFileSync } from 'node:child_process';
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

/** The program as the body of a function: `hosts/node/program.ts` runs it. */
const program = await build({
  ...common,
  entryPoints: { program: 'src/cli/main.ts' },
  format: 'cjs',
  plugins: [readLate],
  // it starts worker threads from files of its own, which a bundle does not have
  external: ['piscina'],
  // a script that is no module imports nothing by itself
  supported: { 'dynamic-import': false },
  define: { ...define, 'import.meta.url': 'moduleUrl' },
  banner: { js: '(function (exports, require, module, moduleUrl) {' },
  footer: { js: '})' },
  legalComments: 'inline',
});

const beside = await build({
  ...common,
  entryPoints: {
    suanli: 'src/cli/launch.ts',
    'simulation-worker': 'src/hosts/node/crew/simulation-worker.ts',
    'make-ready': 'src/hosts/node/ready/make-ready.ts',
    'make-compiled': 'src/hosts/node/ready/make-compiled.ts',
  },
  format: 'esm',
  plugins: [readLate],
  external: ['piscina'],
});

/** The bundler leaves letters of regular expressions as they are; a text of ASCII only is read without being decoded. */
const inAscii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Bundled CommonJS packages still ask for node's own modules with require(), which modules do not have. */
const WITH_REQUIRE = "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);\n";
const HASHBANG = /^#!.*\n/;

const moduleText = (text) => {
  const [hashbang = ''] = HASHBANG.exec(text) ?? [];
  return /\brequire\b/.test(text) ? hashbang + WITH_REQUIRE + text.slice(hashbang.length) : text;
};

await rm(`${root}dist/bin`, { recursive: true, force: true });
const files = [
  ...late.outputFiles,
  ...program.outputFiles.map(({ path, text }) => ({ path, contents: inAscii(text) })),
  ...beside.outputFiles.map(({ path, text }) => ({ path, contents: moduleText(text) })),
];
for (const { path, contents } of files) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
// rwxr-xr-x
await chmod(`${root}dist/bin/suanli.js`, 0o755);
// our own texts, read and parsed once for all starts; then the program with them
for (const make of ['make-ready', 'make-compiled']) {
  execFileSync(process.execPath, [`${root}dist/bin/${make}.js`], { stdio: 'inherit' });
  await rm(`${root}dist/bin/${make}.js`);
}
