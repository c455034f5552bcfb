import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plan, type Planned, plan, readWorld } from '../../src/study/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataFiles = readdirSync(`${root}data`, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|yaml)$/.test(name));

/** The data that ship with the program. */
export const world = readWorld({ names: dataFiles, text: (name) => readFileSync(`${root}data/${name}`, 'utf8') });

/** The text of a shipped scenario: `guizhou-guian`. */
export const shipped = (name: string): string => readFileSync(`${root}scenarios/${name}.yaml`, 'utf8');

/** Names of all shipped scenarios, with their folder: `guizhou-guian`, `backtest/…`. */
export const shippedScenarios = (): readonly string[] =>
  readdirSync(`${root}scenarios`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
    .sort();

export interface Changes {
  readonly variant?: string | undefined;
  readonly sets?: readonly string[];
  readonly draws?: number;
  readonly seed?: number;
}

const FILE = 'tried.yaml';

/** Plans a scenario given as text, on the shipped data. */
export const planText = (text: string, { variant, sets = [], draws = 1, seed = 1 }: Changes = {}): Planned =>
  plan(
    {
      file: FILE,
      read: (file) => (file === FILE ? text : undefined),
      shipped,
      sets,
      draws,
      seed,
      ...(variant !== undefined && { variant }),
    },
    world,
  );

/** The same, for a text without mistakes. */
export const planned = (text: string, changes: Changes = {}): Plan => {
  const made = planText(text, changes);
  if (!made.plan) throw new Error(made.problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message} ${p.hint ?? ''}`).join('\n'));
  return made.plan;
};
