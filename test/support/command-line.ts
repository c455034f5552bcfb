import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/bin/suanli.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface HowToRun {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once, with the means to send a signal, as soon as the process runs. */
  readonly started?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line as a user would, with nothing of this process's environment that could colour it. */
export const suanli = (args: readonly string[], how: HowToRun = {}): Promise<Ended> => {
  if (!existsSync(program)) throw new Error('the command line is not built: npm run build');
  const { NO_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: how.cwd,
    env: { ...inherited, ...how.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  how.started?.((signal) => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, ...said }));
  });
};

/** The path of the program, for tests that put it into a shell line. */
export const programPath = program;
