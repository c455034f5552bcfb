import type { Unit } from '../kit/unit.ts';
import type { Confidence, Origin } from '../uncertainty/index.ts';
import type { CellReader } from './cell-reader.ts';
import type { FigurePlan } from './plan.ts';
import type { Mark } from './table.ts';

const CONFIDENCE: readonly Confidence[] = ['high', 'medium', 'low'];

/** What the group's own column says, else the row's. */
const markOf = (cells: CellReader, plan: FigurePlan, mark: Mark): string => {
  for (const column of plan.marks[mark]) {
    const text = cells.text(column);
    if (text !== '') return text;
  }
  return '';
};

const MISSING: readonly (readonly [Mark, string, string])[] = [
  ['source', 'missing-source', 'say who says so, or leave the figure empty'],
  ['as_of', 'missing-date', 'give the date it speaks of'],
  ['confidence', 'missing-confidence', 'high, medium or low'],
];

/** Reports what nobody vouches for. */
export const checkMarks = (cells: CellReader, plan: FigurePlan): void => {
  for (const [mark, code, hint] of MISSING) {
    if (markOf(cells, plan, mark) === '')
      cells.report(plan.marks[mark][0] as string, code, `${plan.title} has a figure but no ${mark}`, hint);
  }
};

/** A figure as its table writes it: `0.36 (0.26 to 0.45) CNY/kWh`. */
const writtenText = (cells: CellReader, plan: FigurePlan, unit: Unit): string => {
  const value = cells.text(plan.value);
  const low = plan.low === undefined ? '' : cells.text(plan.low);
  const high = plan.high === undefined ? '' : cells.text(plan.high);
  const range = low && high ? `${low} to ${high}` : '';
  const number = value && range ? `${value} (${range})` : value || range;
  return unit.text === '1' ? number : `${number} ${unit.text}`;
};

/** Where a figure stands and who vouches for it. */
export const originOf = (cells: CellReader, plan: FigurePlan, id: string, unit: Unit): Origin => {
  const confidence = CONFIDENCE.find((c) => c === markOf(cells, plan, 'confidence'));
  return {
    ...cells.placeOf(plan.value),
    path: plan.path.join(id),
    text: writtenText(cells, plan, unit),
    source: markOf(cells, plan, 'source'),
    asOf: markOf(cells, plan, 'as_of'),
    ...(confidence === undefined ? {} : { confidence }),
  };
};
