import type { MapNode } from '../text/node.ts';

/** Keys that describe a figure and may stand in any of its forms. */
export const NOTES = ['source', 'as_of', 'confidence', 'vat', 'note', 'min', 'max', 'label'] as const;

const notes: ReadonlySet<string> = new Set(NOTES);

/** How a figure is written as a map. */
export type FigureForm = 'distribution' | 'wrapped' | 'growth' | 'csv' | 'points' | 'notes';

/** The form a map of a figure has, by the keys that only that form has. */
export const figureForm = (map: MapNode): FigureForm => {
  const { entries } = map;
  if (entries.has('dist')) return 'distribution';
  if (entries.has('value')) return 'wrapped';
  if (entries.has('csv')) return 'csv';
  if (entries.has('from') || entries.has('growth')) return 'growth';
  return [...entries.keys()].every((key) => notes.has(key)) ? 'notes' : 'points';
};
