import type { Series } from '../engine/results.ts';
import { coordinatesOf } from './dimensions.ts';
import type { RunView } from './run-view.ts';

/** The recorded series a cost line's rows come from: of those with its id the one with most members, which are the leaves. */
export const leavesOf = (run: RunView, id: string): Series => {
  const found = run.results.series.filter((s) => s.recorded.id === id);
  if (found.length === 0) throw new Error(`the cost line '${id}' was not recorded`);
  return found.reduce((best, s) => (s.members > best.members ? s : best));
};

const isCrossed = (series: Series): boolean => coordinatesOf(series.recorded.axes).some((at) => Object.keys(at).length > 1);

/** A total of the books; those are in accounts.csv. What a scenario asks for by place stays in the tidy tables. */
export const isAccount = ({ recorded }: Series): boolean => recorded.id.startsWith('accounts.') && recorded.axes.length === 0;

/** What the tidy tables show: everything recorded, but for accounts and for the crossed cells of costs, which have tables of their own. */
export const tidySeries = (run: RunView): Series[] => {
  const leaves = new Set(run.costs.map((line) => leavesOf(run, line.variable)));
  return run.results.series.filter((series) => !isAccount(series) && (!leaves.has(series) || !isCrossed(series)));
};
