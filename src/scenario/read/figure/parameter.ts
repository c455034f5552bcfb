import type { Unit } from '../../../kit/unit.ts';
import type { Parameter } from '../../format/figures.ts';
import { type MapNode, type Node, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import { anyFigure, type Figured } from './figured.ts';

const bound = (node: MapNode, key: 'min' | 'max', path: string, reading: Reading): Figured | undefined => {
  const written = node.entries.get(key)?.node;
  return written && reading.figure(written, { ...anyFigure, fixed: true }, `${path}.${key}`);
};

const numberOf = (figured: Figured | undefined, node: MapNode, path: string, reading: Reading): number | undefined => {
  if (!figured) return undefined;
  if (figured.value.kind === 'constant') return figured.value.value;
  return reading.report(node.place, 'wrong-kind', `${path}: the bounds of a parameter are plain figures`);
};

/** As formulas and sliders see it. */
const named = ({ value, unit }: Figured): Parameter => ({ value, dimension: unit.dimension, unit: unit.text });

/** Reads `1`, `20 MW to 40 MW` or `{value: 1, min: 0.5, max: 2, label: …}`; the bounds are its physical range. */
export const readParameter = (node: Node, path: string, reading: Reading): Parameter | undefined => {
  const bounds = node.kind === 'map' ? readBounds(node, path, reading) : {};
  if (!bounds) return undefined;
  const { unit, min, max } = bounds;
  const figure = reading.figure(node, { ...anyFigure, unit, low: min ?? anyFigure.low, high: max ?? anyFigure.high }, path);
  if (!figure) return undefined;
  const label = node.kind === 'map' ? textOf(node.entries.get('label')?.node) : undefined;
  return { ...named(figure), ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(label !== undefined && { label }) };
};

interface Bounds {
  readonly unit?: Unit;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const readBounds = (node: MapNode, path: string, reading: Reading): Bounds | undefined => {
  const [low, high] = [bound(node, 'min', path, reading), bound(node, 'max', path, reading)];
  const [min, max] = [numberOf(low, node, path, reading), numberOf(high, node, path, reading)];
  const unit = (low ?? high)?.unit;
  if (min !== undefined && max !== undefined && (min >= max || low?.unit.dimension !== high?.unit.dimension)) {
    return reading.report(node.place, 'reversed-interval', `${path}: min is not below max`);
  }
  return { ...(unit && { unit }), min, max };
};
