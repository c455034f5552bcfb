import { fault } from '../kit/fault.ts';
import { type Problem, tidyProblems } from '../kit/problem.ts';
import { format, type Sections } from './format/index.ts';
import { resolvePath } from './merge/file-path.ts';
import { finish } from './merge/finish.ts';
import { type Loaded, loadFile, readFrom, type Texts } from './merge/load.ts';
import { overriddenBy } from './merge/overridden.ts';
import { applySets } from './merge/set.ts';
import { chooseVariant } from './merge/variant.ts';
import { checkPaths } from './read/check-paths.ts';
import { checkRate, exchangeOf } from './read/exchange.ts';
import { readFigured } from './read/figure/read-figure.ts';
import { readRecordFields } from './read/group/record.ts';
import { readHorizon } from './read/horizon.ts';
import { Parameters } from './read/names.ts';
import { oneForRate } from './read/one-rate.ts';
import { readField } from './read/read-field.ts';
import { type Catalogue, Reading } from './read/reading.ts';
import type { Scenario } from './scenario.ts';
import { LIMITS } from './text/limits.ts';
import { child, type MapNode, textOf, toJson } from './text/node.ts';

/** What reading a scenario needs; files and catalogues come from the host. */
export interface ScenarioRequest extends Texts {
  readonly file: string;
  /** `path=value`, as `--set` gives them. */
  readonly sets?: readonly string[];
  readonly variant?: string;
  /** Without it ids are not checked, and nothing is taken from tables. */
  readonly catalogue?: Catalogue;
}

export interface ScenarioResult {
  /** Absent if anything is wrong. */
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

const NO_CATALOGUE: Catalogue = { row: () => undefined, ids: () => undefined };

/** Start of a text that has no horizon, so that the rest can be checked all the same: January 2024, thirty years. */
const ANY_HORIZON = { start: 24_288, months: 360 };

const newReading = (request: ScenarioRequest, root: MapNode, horizon: Reading['horizon']): Reading =>
  new Reading(
    {
      horizon,
      currency: currencyOf(root),
      catalogue: request.catalogue ?? NO_CATALOGUE,
      csv: (from, reference) => {
        const file = resolvePath(from === '--set' ? request.file : from, reference);
        if (file === undefined) return fault('path-outside', `'${reference.slice(0, 60)}' lies outside the folder this scenario may reach`);
        const text = readFrom(request, file);
        return text === undefined
          ? fault('no-file', `'${reference.slice(0, 60)}': there is no such file, or it cannot be read`)
          : { file, text };
      },
    },
    { field: readField, figure: readFigured },
  );

/** The currency before the rest is read; a wrong one is reported with the rest. */
const currencyOf = (root: MapNode): string => {
  const written = textOf(child(root, 'currency'));
  const field = format.fields['currency'];
  return written !== undefined && field?.kind === 'choice' && field.words.includes(written) ? written : 'CNY';
};

const finishResult = (problems: readonly Problem[], scenario?: Scenario): ScenarioResult => {
  const tidy = tidyProblems(problems).slice(0, LIMITS.problems);
  return tidy.length > 0 || !scenario ? { problems: tidy } : { scenario, problems: [] };
};

/** The text that counts: file over what it extends, variant over both, command line over all. */
const mergeTexts = (request: ScenarioRequest, loaded: Loaded & { readonly root: MapNode }) => {
  const varied = chooseVariant(loaded.root, request.variant, format, request.file);
  const set = applySets(varied.root, request.sets ?? [], format);
  const finished = finish(set.root, format) as MapNode;
  const layers = [...(varied.body ? [varied.body] : []), ...loaded.layers];
  return { root: finished, layers, variants: varied.names, problems: [...loaded.problems, ...varied.problems, ...set.problems] };
};

/** The merged text without what has been used up. */
const resolved = (root: MapNode): MapNode => ({
  ...root,
  entries: new Map([...root.entries].filter(([key]) => key !== 'extends' && key !== 'variants')),
});

/**
 * Reads a scenario: YAML text to checked values, each with the place it was written.
 * Never throws on users' text; every mistake is a problem with its file, line and column, all at once.
 */
export const readScenario = (request: ScenarioRequest): ScenarioResult => {
  const loaded = loadFile(request, request.file, format);
  if (!loaded.root) return finishResult(loaded.problems);
  const merged = mergeTexts(request, { ...loaded, root: loaded.root });
  const root = resolved(merged.root);
  const first = newReading(request, root, ANY_HORIZON);
  const horizon = readHorizon(root, first);
  const reading = newReading(request, root, horizon ?? ANY_HORIZON);
  const parameters = new Parameters(root, reading);
  reading.names = parameters;
  reading.exchange = exchangeOf(root, reading);
  const all = parameters.all();
  const sections = readRecordFields(root, format, '', reading) as unknown as Sections;
  checkPaths(sections, parameters, reading);
  checkRate(root, reading);
  const problems = oneForRate([...merged.problems, ...first.problems, ...reading.problems], request.file, root);
  const unused = parameters.list.filter((name) => !parameters.used.has(name));
  const { file, variant } = request;
  return finishResult(problems, {
    ...sections,
    file,
    variant,
    variants: merged.variants,
    horizon: reading.horizon,
    parameters: all,
    unused,
    resolved: toJson(root),
    origins: reading.origins,
    files: loaded.files,
    overridden: overriddenBy(merged.layers, root, format),
  });
};
