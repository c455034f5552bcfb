import { formatMonth } from '../kit/month.ts';
import type { OutputFile } from './formats/format.ts';
import type { RunView } from './run-view.ts';

/** Version of the layout of result folders; a reader refuses one it does not know. */
export const RESULT_FORMAT = 1;

/** What made these results, so that they can be made again: version, seed, draws, texts with their hashes, the scenario resolved. */
export const manifest = (run: RunView): OutputFile => {
  const { facts, results } = run;
  const content = {
    suanli: RESULT_FORMAT,
    version: facts.version,
    scenario: run.scenario,
    file: facts.file,
    title: run.title,
    variant: facts.variant ?? null,
    set: facts.sets,
    horizon: { start: formatMonth(run.start), end: formatMonth(run.start + results.months - 1), months: results.months },
    currency: run.currency,
    draws: results.draws,
    seed: results.seed,
    scenario_files: facts.scenarioFiles,
    data_files: facts.dataFiles,
    data_as_of: facts.dataAsOf ?? null,
    ...(facts.wallSeconds === undefined ? {} : { wall_seconds: facts.wallSeconds }),
    audit: facts.audit,
    acts: facts.acts,
    resolved: facts.resolved,
  };
  return { name: 'manifest.json', content: `${JSON.stringify(content, null, 2)}\n` };
};
