import type { RunView } from '../run-view.ts';
import { cell, type Sheet } from './sheet.ts';

/** How to make the same run again. */
export const aboutSheet = (run: RunView): Sheet => {
  const { facts, results } = run;
  const lines: readonly (readonly [string, string | number])[] = [
    ['Scenario', run.scenario],
    ['Made with', `suanli ${facts.version}`],
    ['Draws', results.draws],
    ['Seed', results.seed],
    ['Currency', run.currency],
    ...facts.sets.map((set) => ['Changed on the command line', set] as const),
    ['Latest date of the data', facts.dataAsOf ?? ''],
    ...[...facts.scenarioFiles, ...facts.dataFiles].map(({ file, sha256 }) => [file, `SHA-256 ${sha256}`] as const),
  ];
  return {
    name: 'About',
    widths: [44, 76],
    frozen: { rows: 1, columns: 0 },
    rows: [
      [cell('About this run', 'head'), cell('', 'head')],
      ...lines.map(([name, value]) => [cell(name), cell(value, typeof value === 'number' ? 'whole' : 'text')]),
    ],
  };
};
