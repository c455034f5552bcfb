import { parseUnit, type Unit } from '../../../kit/unit.ts';
import { type Sampler, shape, type Value } from '../../../uncertainty/index.ts';
import { stretchAt } from '../../../uncertainty/sampling/curve.ts';
import type { Part } from '../explanation.ts';
import { spotted } from './spotted.ts';

/** More parts than this are counted, not listed. */
const MOST_PARTS = 24;

/** The figures a value rests on in a month: of a curve the two points around it, of growth its start and rate. */
const direct = (value: Value, month: number): readonly Value[] => {
  switch (value.kind) {
    case 'derived':
      return value.of;
    case 'growth':
      return [value.from, value.annual];
    case 'curve': {
      const { points, between } = value;
      const { at, next } = stretchAt(
        points.map((p) => p.month),
        between,
        month,
      );
      return [...new Set([at, next])].map((i) => (points[i] as { readonly value: Value }).value);
    }
    default:
      return [];
  }
};

/** Those at the bottom, each once; of several with one origin one. */
const atBottom = (value: Value, month: number): readonly Value[] => {
  const found = new Map<string, Value>();
  const seen = new Set<Value>([value]);
  for (const v of seen) {
    const below = direct(v, month);
    for (const part of below) seen.add(part);
    const { path, file, line } = v.origin;
    const key = `${path} ${file} ${line}`;
    if (below.length === 0 && !found.has(key)) found.set(key, v);
  }
  return [...found.values()];
};

/** The unit at the end of a plain figure's text: `20 MW to 40 MW`, `0.36 (0.26 to 0.45) CNY/kWh`; none in a formula. */
const unitOfText = (text: string): Unit | undefined => {
  const written = /^[-+−\d.,eE\s]+(?:[^\d()*/+=×]+to [-+−\d.,eE\s]+|to [-+−\d.,eE\s]+|\([^)]*\)\s*)?([A-Za-z%][^()\s]*)?$/.exec(
    text.trim(),
  );
  const parsed = written && parseUnit(written[1] ?? '1');
  return parsed && 'factor' in parsed ? parsed : undefined;
};

/** A value in one draw and month, in base units. */
const numberIn = (value: Value, sampler: Sampler, draw: number, month: number): number => {
  const figures = sampler.bind([value]);
  if (figures.values) return figures.values[figures.monthly ? month : 0] as number;
  const drawn = new Float64Array(shape(value).monthly ? month + 1 : 1);
  figures.sample?.(draw, 1, drawn);
  return drawn[drawn.length - 1] as number;
};

/** What a figure was made from, in a month of a draw, each by its own source or that of the whole; nothing for one that was written as it is. */
export const partsOf = (
  value: Value,
  sampler: Sampler,
  draw: number,
  month: number,
): { readonly parts: readonly Part[]; readonly left: number } => {
  if (direct(value, month).length === 0) return { parts: [], left: 0 };
  const all = atBottom(value, month);
  const parts = all.slice(0, MOST_PARTS).map((part): Part => {
    const { path, text } = part.origin;
    const { source, asOf, confidence } = part.origin.source === undefined ? value.origin : part.origin;
    const shown = part.kind === 'constant' || part.kind === 'uncertain' ? unitOfText(text) : undefined;
    const number = shown && { value: numberIn(part, sampler, draw, month) / shown.factor, unit: shown.text };
    return { name: path, text, number, origin: spotted(part.origin), source, asOf, confidence };
  });
  return { parts, left: all.length - parts.length };
};
