import { readControlsData } from '../../src/cli/controls/controls-data.ts';
import { changeDates, determine, figuresOf, history, prepare } from '../../src/controls/index.ts';
import type { Figure } from './measure.ts';

/** Milliseconds for the catalogue over all dates that a planner may wait; from the plan of the project. */
const TARGET = 50;
const ROUNDS = 25;

interface Timed {
  readonly name: string;
  /** Milliseconds: of the first round, and the median of all. */
  readonly first: number;
  readonly median: number;
  readonly target: number | undefined;
}

const timed = (name: string, target: number | undefined, work: () => void): Timed => {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return { name, target, first: times[0] as number, median: times.toSorted((a, b) => a - b)[ROUNDS >> 1] as number };
};

/** Classification of all chips over all dates, rules and chips read. */
const timeControls = (): readonly Timed[] => {
  const { rulebook, chips } = readControlsData();
  const figures = chips.map(figuresOf);
  const way = { destination: 'CN', headquarters: 'CN', route: 'US' } as const;
  const dates = changeDates(rulebook.acts);
  const size = `${figures.length} chips, ${dates.length} dates`;
  return [
    timed(`status over all dates, reason at each change (${size})`, TARGET, () => {
      for (const chip of figures) history({ ...way, chip }, rulebook);
    }),
    timed(`every act with its reason on every date (${size})`, undefined, () => {
      for (const chip of figures) {
        const prepared = prepare({ ...way, chip }, rulebook);
        for (const date of dates) determine({ ...way, chip, date }, rulebook, prepared);
      }
    }),
    timed('reading acts and chips', undefined, () => void readControlsData()),
  ];
};

/** Milliseconds of classifying the catalogue. */
export const controlsTimes = (): readonly Figure[] =>
  timeControls().map(({ name, first, median, target }) => ({
    what: name,
    figure: `${median.toFixed(1)} ms (first ${first.toFixed(1)} ms)`,
    target: target === undefined ? '' : `${target} ms`,
  }));
