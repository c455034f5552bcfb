import { assess } from './classify.ts';
import { appliedOn, prepare } from './determine.ts';
import { applies } from './govern.ts';
import { type Question, SHIPPING_GATES } from './question.ts';
import { inForce, type Rulebook } from './rules/act.ts';
import { type ChipFigures, FIGURE_NAMES, type Figure } from './rules/figure.ts';
import { classKey, type Predicate, partsOf } from './rules/predicate.ts';
import type { Status } from './rules/treatment.ts';
import { settle } from './settle.ts';

/** Limits that, kept together, leave a chip free; a figure without a limit may be anything. In the units of `FIGURES`. */
export type Limits = Readonly<Partial<Record<Figure, number>>>;

/** What a frontier is asked for; the chip of a question does not matter here. */
export type FrontierQuestion = Omit<Question, 'chip'> & { readonly datacentre: boolean; readonly maker?: string };

const deep = (p: Predicate, rulebook: Rulebook): readonly Predicate[] =>
  partsOf(p).flatMap((part) => {
    const c = part.is === 'class' ? rulebook.definitions.get(classKey(part.act, part.class)) : undefined;
    return c ? deep(c.when, rulebook) : [part];
  });

/** Thresholds by figure of the acts that apply to a stranger's chip on the day, ascending. */
const thresholds = (asked: FrontierQuestion, rulebook: Rulebook): ReadonlyMap<Figure, readonly number[]> => {
  const stranger = assess(chipOf(asked, {}), rulebook.definitions);
  const classes = rulebook.acts
    .filter((act) => inForce(act, asked.date) && SHIPPING_GATES.includes(act.gate) && applies(act, stranger, asked))
    .flatMap((act) => act.classes);
  const found = new Map<Figure, Set<number>>();
  for (const part of classes.flatMap((c) => deep(c.when, rulebook))) {
    if (part.is === 'threshold') found.set(part.figure, (found.get(part.figure) ?? new Set()).add(part.threshold));
  }
  return new Map(FIGURE_NAMES.flatMap((f) => (found.has(f) ? [[f, [...(found.get(f) ?? [])].sort((a, b) => a - b)] as const] : [])));
};

const chipOf = (asked: FrontierQuestion, figures: Limits): ChipFigures => ({
  ...figures,
  datacentre: asked.datacentre,
  maker: asked.maker ?? 'US',
});

/** A figure inside the n-th of the bands that thresholds part. */
const within = (lines: readonly number[], n: number): number => {
  const [low, high] = [lines[n - 1] ?? 0, lines[n]];
  return high === undefined ? low * 2 : (low + high) / 2;
};

/** The status of one chip on the day. */
export const statusOf = (asked: FrontierQuestion, chip: ChipFigures, rulebook: Rulebook): Status | 'unknown' =>
  settle(appliedOn(prepare({ ...asked, chip }, rulebook), asked.date)).status;

/** All combinations of the bands that thresholds part. */
export interface Grid {
  readonly figures: readonly Figure[];
  readonly lines: readonly (readonly number[])[];
  /** Boxes: `cells[i]` says that everything in box i and in all boxes below it is free. */
  readonly cells: readonly boolean[];
  readonly strides: readonly number[];
}

const bandsOf = (grid: Omit<Grid, 'cells'>, i: number): readonly number[] =>
  grid.lines.map((lines, a) => Math.floor(i / (grid.strides[a] as number)) % (lines.length + 1));

/** Every combination of bands between the thresholds in force, each tried once. */
export const gridOf = (asked: FrontierQuestion, rulebook: Rulebook): Grid => {
  const found = thresholds(asked, rulebook);
  const figures = [...found.keys()];
  const lines = [...found.values()];
  const strides = lines.map((_, a) => lines.slice(0, a).reduce((n, l) => n * (l.length + 1), 1));
  const size = lines.reduce((n, l) => n * (l.length + 1), 1);
  const grid = { figures, lines, strides };
  const cells: boolean[] = [];
  for (let i = 0; i < size; i++) {
    const bands = bandsOf(grid, i);
    const below = bands.every((n, a) => n === 0 || cells[i - (strides[a] as number)]);
    if (!below) {
      cells.push(false);
      continue;
    }
    const chip = chipOf(asked, Object.fromEntries(figures.map((f, a) => [f, within(lines[a] as readonly number[], bands[a] as number)])));
    cells.push(statusOf(asked, chip, rulebook) === 'free');
  }
  return { ...grid, cells };
};

const limitsOf = (grid: Grid, bands: readonly number[]): Limits =>
  Object.fromEntries(
    grid.figures.flatMap((f, a) => {
      const limit = grid.lines[a]?.[bands[a] as number];
      return limit === undefined ? [] : [[f, limit]];
    }),
  );

/** Free boxes that cannot be widened along any figure. */
export const widest = (grid: Grid): readonly Limits[] =>
  grid.cells.flatMap((free, i) => {
    const bands = bandsOf(grid, i);
    const wider = bands.some((n, a) => n < (grid.lines[a]?.length ?? 0) && grid.cells[i + (grid.strides[a] as number)]);
    return free && !wider ? [limitsOf(grid, bands)] : [];
  });

/** The largest figures that stay free in some box; a figure with no limit in one of them is left out. */
export const largestOf = (grid: Grid, steps: readonly Limits[]): Limits =>
  Object.fromEntries(
    grid.figures.flatMap((f) => {
      const limits = steps.map((s) => s[f]);
      return limits.length === 0 || limits.includes(undefined) ? [] : [[f, Math.max(...limits.map((l) => l ?? 0))]];
    }),
  );
