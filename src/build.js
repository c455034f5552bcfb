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

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: {
    suanli: 'src/cli/main.ts',
    'simulation-worker': 'src/hosts/node/crew/simulation-worker.ts',
    'make-ready': 'src/hosts/node/ready/make-ready.ts',
  },
  define,
  outdir: 'dist/bin',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'parts/[name]-[hash]',
  // start-up is mostly reading and parsing text
  minify: true,
  legalComments: 'eof',
  // it starts worker threads from files of its own, which a bundle does not have
  external: ['piscina'],
  // bundled CommonJS packages still ask for node's own modules with require()
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  logLevel: 'warning',
  // written below, so that a build that fails leaves the last good one
  write: false,
});

await rm(`${root}dist/bin`, { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
// rwxr-xr-x
await chmod(`${root}dist/bin/suanli.js`, 0o755);
// our own texts, read and parsed once for all starts
await import(`${root}dist/bin/make-ready.js`);
await rm(`${root}dist/bin/make-ready.js`);
