import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** What the program offers, as `cli/main.ts` exports it. */
export interface Program {
  /** A whole process: signals, the command line, the exit code. */
  readonly main: (argv: readonly string[]) => Promise<void>;
  /** One command line within a process; its exit code. */
  readonly runCommandLine: (argv: readonly string[]) => Promise<number>;
}

type Wrapped = (exports: object, require: NodeJS.Require, module: { exports: object }, url: string) => void;

const folder = dirname(fileURLToPath(import.meta.url));
/** The whole program as one function that gives a module its exports: the build wraps it. */
const textFile = join(folder, 'program.js');
/** What V8 made of the text when the build ran it. */
const compiledFile = join(folder, 'program.compiled');

/**
 * The program, which stands beside this file once both are built. V8 takes what it compiled before if its version and settings are the
 * same, which it checks itself, and compiles the text otherwise.
 */
const load = (): { readonly script: Script; readonly program: Program } => {
  const cachedData = existsSync(compiledFile) ? readFileSync(compiledFile) : undefined;
  // the build writes ASCII only
  const script = new Script(readFileSync(textFile, 'latin1'), { filename: textFile, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, createRequire(textFile), module, pathToFileURL(textFile).href);
  return { script, program: module.exports as Program };
};

export const loadProgram = (): Program => load().program;

/** Runs some command lines, and keeps what V8 has then compiled. */
export const keepCompiled = async (lines: readonly (readonly string[])[]): Promise<void> => {
  const { script, program } = load();
  for (const line of lines) {
    const code = await program.runCommandLine(line);
    if (code !== 0) throw new Error(`suanli ${line.join(' ')} ended with ${code}`);
  }
  writeFileSync(compiledFile, script.createCachedData());
};
