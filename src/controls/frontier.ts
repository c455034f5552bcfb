import { type FrontierQuestion, gridOf, type Limits, largestOf, statusOf, widest } from './free-limits.ts';
import type { Rulebook } from './rules/act.ts';
import { type ChipFigures, FIGURE_NAMES, type Figure, figureOf } from './rules/figure.ts';
import type { Status } from './rules/treatment.ts';

/** A chip that stands close to the edge of what is free. */
export interface NearEdge {
  readonly chip: string;
  readonly figure: Figure;
  readonly value: number;
  readonly limit: number;
  /** value / limit: at 1 and above the limit is passed. */
  readonly ratio: number;
  readonly status: Status | 'unknown';
}

export interface Frontier {
  readonly date: string;
  readonly destination: string;
  readonly datacentre: boolean;
  /** Each set of limits is as wide as it can be; below any one of them everything is free that no rule names. */
  readonly steps: readonly Limits[];
  /** The largest figures that stay free in some step; left out where there is no limit. */
  readonly largest: Limits;
  readonly near: readonly NearEdge[];
}

/** Chips this close to a limit are named: the trade speaks of near-line parts within a few per cent. */
const NEAR = 0.05;

/** The figure of a chip that is furthest along towards its limit, or past it; undefined where a figure is not known. */
const worst = (chip: ChipFigures, limits: Limits): Omit<NearEdge, 'chip' | 'status'> | undefined => {
  let found: Omit<NearEdge, 'chip' | 'status'> | undefined;
  for (const figure of FIGURE_NAMES) {
    const limit = limits[figure];
    if (limit === undefined) continue;
    const value = figureOf(chip, figure);
    if (value === undefined) return undefined;
    if (!found || value / limit > found.ratio) found = { figure, value, limit, ratio: value / limit };
  }
  return found;
};

const nearest = (chip: ChipFigures, steps: readonly Limits[]): Omit<NearEdge, 'chip' | 'status'> | undefined =>
  steps
    .map((s) => worst(chip, s))
    .filter((w) => w !== undefined)
    .sort((a, b) => a.ratio - b.ratio)[0];

/**
 * What is free on a day, as sets of limits, and which chips of a catalogue stand within 5 % of the edge.
 * Only what figures decide counts; parts that a rule names are shown with their own status.
 */
export const frontier = (asked: FrontierQuestion, rulebook: Rulebook, chips: readonly ChipFigures[]): Frontier => {
  const grid = gridOf(asked, rulebook);
  const steps = widest(grid);
  const near = chips
    .filter((chip) => chip.datacentre === asked.datacentre && chip.maker !== asked.destination)
    .flatMap((chip): NearEdge[] => {
      const edge = nearest(chip, steps);
      if (!edge || edge.ratio < 1 - NEAR || edge.ratio > 1 + NEAR) return [];
      return [{ chip: chip.id ?? 'hypothetical', ...edge, status: statusOf(asked, chip, rulebook) }];
    })
    .sort((a, b) => a.ratio - b.ratio);
  return { date: asked.date, destination: asked.destination, datacentre: asked.datacentre, steps, largest: largestOf(grid, steps), near };
};
