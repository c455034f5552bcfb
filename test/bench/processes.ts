import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, interleaved } from './measure.ts';
import { NATIONAL } from './national.ts';

const PROGRAM = 'dist/bin/suanli.js';
/** Asks a process for its peak memory in KiB when it ends. */
const CONFESS = `--import=data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

interface Outcome {
  readonly seconds: number;
  readonly mebibytes: number;
}

const run = (args: readonly string[]): Promise<Outcome> =>
  new Promise((done, fail) => {
    const before = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      const peak = Number(/peak (\d+)/.exec(said)?.[1] ?? Number.NaN);
      if (code !== 0) fail(new Error(`${args.join(' ')}: ${said}`));
      else done({ seconds: (performance.now() - before) / 1000, mebibytes: peak / 1024 });
    });
  });

const national = (draws: number, workers: number, out: string): string[] => {
  const options = ['--draws', String(draws), '--workers', String(workers), '--out', out, '--quiet'];
  return [PROGRAM, 'run', NATIONAL, ...options];
};

/** Start-up as a multiple of Node's own. */
const startUp = async (out: string): Promise<Figure[]> => {
  const seconds = async (args: readonly string[]): Promise<number> => (await run(args)).seconds;
  const { node, help, one } = await interleaved(15, {
    node: () => seconds(['-e', '0']),
    help: () => seconds([PROGRAM, '--help']),
    one: () => seconds(national(1, 1, out)),
  });
  return [
    { what: '`suanli --help` over `node -e 0`', figure: (help / node).toFixed(2), target: '≤ 3' },
    { what: 'One deterministic national run, whole process, over `node -e 0`', figure: (one / node).toFixed(1), target: '≤ 8' },
    { what: 'The same in seconds', figure: `${one.toFixed(2)} s`, target: '' },
  ];
};

const whole = async (out: string): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [draws, workers, rounds, target] of [
    [1000, 1, 3, 'aim ≤ 2 s, ≤ 250 MB'],
    [1000, 2, 3, 'aim ≤ 2 s, ≤ 250 MB'],
    [10_000, 1, 1, ''],
    [10_000, 2, 1, 'aim ≤ 8 s'],
  ] as const) {
    const all: Outcome[] = [];
    for (let i = 0; i < rounds; i++) all.push(await run([CONFESS, ...national(draws, workers, out)]));
    const { seconds, mebibytes } = all.sort((a, b) => a.seconds - b.seconds)[all.length >> 1] as Outcome;
    const what = `${draws.toLocaleString('en')} draws, whole process, ${workers === 1 ? 'one thread' : `${workers} workers`}`;
    figures.push({ what, figure: `${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB`, target });
  }
  return figures;
};

export const processes = async (): Promise<Figure[]> => {
  const out = mkdtempSync(join(tmpdir(), 'suanli-bench-'));
  try {
    return [...(await startUp(join(out, 'one'))), ...(await whole(join(out, 'many')))];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
