import type { FigureField } from '../../format/field.ts';
import type { Price } from '../../format/figures.ts';
import { type Node, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import { readFigure } from './read-figure.ts';

/** Reads a price and whether it includes value-added tax: `{value: 12 CNY/kWh, vat: in}`; the field says what a bare price means. */
export const readPrice = (node: Node, field: FigureField, path: string, reading: Reading): Price | undefined => {
  const figure = readFigure(node, field, path, reading);
  const written = node.kind === 'map' ? node.entries.get('vat')?.node : undefined;
  const vat = written === undefined ? (field.priced ?? 'ex') : textOf(written);
  if (vat !== 'in' && vat !== 'ex') {
    return reading.report(written?.place ?? node.place, 'unknown-word', `${path}: vat is 'in' (the price includes it) or 'ex'`);
  }
  return figure && { value: figure.value, vat };
};
