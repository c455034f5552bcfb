import type { Confidence, Origin } from '../../../uncertainty/value.ts';
import type { FigureField } from '../../format/field.ts';
import { figureForm, NOTES } from '../../merge/figure-form.ts';
import { describeNode, type MapNode, type Node, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import { readCsvCurve } from './csv-curve.ts';
import { readPoints } from './curve.ts';
import { readDistribution } from './distribution.ts';
import type { Figured, Wanted } from './figured.ts';
import { readGrowth } from './growth.ts';
import { readScalar } from './scalar.ts';
import { wantedOf } from './wanted.ts';

const CONFIDENCES: ReadonlySet<string> = new Set<Confidence>(['high', 'medium', 'low']);

/** Adds to an origin what the text says of its source. */
const noted = (origin: Origin, node: MapNode, reading: Reading): Origin => {
  const at = (key: string): Node | undefined => node.entries.get(key)?.node;
  const [source, asOf, confidence] = [textOf(at('source')), textOf(at('as_of')), textOf(at('confidence'))];
  if (asOf !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(asOf)) {
    reading.report(
      at('as_of')?.place ?? node.place,
      'bad-date',
      `${origin.path}: as_of '${asOf}' is not a date`,
      'write 2025, 2025-06 or 2025-06-30',
    );
  }
  if (confidence !== undefined && !CONFIDENCES.has(confidence)) {
    reading.report(at('confidence')?.place ?? node.place, 'unknown-word', `${origin.path}: confidence is high, medium or low`);
  }
  const full: Origin = {
    ...origin,
    ...(source !== undefined && { source }),
    ...(asOf !== undefined && { asOf }),
    ...(confidence !== undefined && CONFIDENCES.has(confidence) && { confidence: confidence as Confidence }),
  };
  reading.origins.set(full.path, full);
  return full;
};

const withoutNotes = (node: MapNode): MapNode => ({
  ...node,
  entries: new Map([...node.entries].filter(([key]) => !NOTES.some((note) => note === key))),
});

/** Reads a figure in any of its forms; everything wrong with it is reported, and then there is none. */
export const readFigured = (node: Node, wanted: Wanted, path: string, reading: Reading, given?: Origin): Figured | undefined => {
  const origin = given ?? reading.origin(path, node);
  if (node.kind === 'scalar') return readScalar(node, wanted, origin, reading);
  if (node.kind === 'list') {
    return reading.report(
      node.place,
      'wrong-kind',
      `${path}: a figure is wanted, this is ${describeNode(node)}`,
      'an interval is written 20 MW to 40 MW',
    );
  }
  const full = noted(origin, node, reading);
  const body = withoutNotes(node);
  const form = figureForm(body);
  switch (form) {
    case 'wrapped':
      return readWrapped(body, wanted, full, reading);
    case 'distribution':
      return readDistribution(body, wanted, full, reading);
    case 'notes':
      return reading.report(node.place, 'missing-key', `${path}: there is no figure here`, 'write {value: …, source: …}');
    default:
      if (wanted.fixed) return reading.report(node.place, 'curve-refused', `${path}: this cannot vary by month`, 'give one figure');
      return form === 'growth'
        ? readGrowth(body, wanted, full, reading)
        : form === 'csv'
          ? readCsvCurve(body, wanted, full, reading)
          : readPoints(body, wanted, full, reading);
  }
};

const readWrapped = (node: MapNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const inner = node.entries.get('value')?.node as Node;
  for (const [key, entry] of node.entries) {
    if (key !== 'value')
      reading.report(entry.key, 'unknown-key', `${origin.path}: a figure has no key '${key}'`, `beside value: ${NOTES.join(', ')}`);
  }
  const { file, line, column } = inner.place;
  return readFigured(inner, wanted, origin.path, reading, { ...origin, text: textOf(inner) ?? origin.text, file, line, column });
};

/** Reads the figure a field declares. */
export const readFigure = (node: Node, field: FigureField, path: string, reading: Reading): Figured | undefined =>
  readFigured(node, wantedOf(field, reading.currency), path, reading);
