import type { Problem } from '../../../src/kit/problem.ts';
import { type Catalogue, readScenario, type Scenario, type ScenarioResult } from '../../../src/scenario/index.ts';

/** A head that makes any body a whole scenario. */
export const HEAD =
  'suanli: 1\nname: test\nhorizon: {start: 2024-01, end: 2025-12}\nsupply: {exchange_rate: 7 CNY/USD, frontier: 2 PFLOPS/chip}\n';

export interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly shipped?: Readonly<Record<string, string>>;
  readonly sets?: readonly string[];
  readonly variant?: string;
  readonly catalogue?: Catalogue;
}

/** Reads `text` as `scenarios/test.yaml`. */
export const readText = (text: string, world: World = {}): ScenarioResult => {
  const files: Readonly<Record<string, string>> = { 'scenarios/test.yaml': text, ...world.files };
  const { sets, variant, catalogue } = world;
  return readScenario({
    file: 'scenarios/test.yaml',
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    shipped: (name) => (world.shipped && Object.hasOwn(world.shipped, name) ? world.shipped[name] : undefined),
    ...(sets && { sets }),
    ...(variant !== undefined && { variant }),
    ...(catalogue && { catalogue }),
  });
};

/** Reads a body under the usual head, which must be right. */
export const good = (body: string, world: World = {}): Scenario => {
  const { scenario, problems } = readText(HEAD + body, world);
  if (!scenario) throw new Error(problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message} (${p.hint})`).join('\n'));
  return scenario;
};

/** The problems of a body under the usual head. */
export const bad = (body: string, world: World = {}): readonly Problem[] => readText(HEAD + body, world).problems;
