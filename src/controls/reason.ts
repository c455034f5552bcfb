import type { Because, Finding } from './evaluate.ts';
import type { Governing } from './govern.ts';
import { FIGURES, type Figure } from './rules/figure.ts';
import type { Comparator } from './rules/predicate.ts';
import type { Treatment } from './rules/treatment.ts';

/** Significant digits shown, more only where fewer would hide on which side of a line a figure is. */
const DIGITS = 6;

const grouped = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  if (/e/.test(whole) || /e/.test(fraction ?? '')) return String(value);
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
};

/** A figure for people; in full where rounding would make it equal a threshold that it does not equal. */
const shown = (value: number, threshold: number): string => {
  const rounded = Number(value.toPrecision(DIGITS));
  return grouped(rounded === threshold ? value : rounded);
};

const SIDES: Readonly<Record<Comparator, readonly [yes: string, no: string]>> = {
  'at least': ['at or above', 'below'],
  above: ['above', 'at or below'],
  'at most': ['at or below', 'above'],
  below: ['below', 'at or above'],
};

const sentenceOf = (b: Because): string => {
  if (b.is === 'fact') return b.fact;
  const { title, unit } = FIGURES[b.figure];
  const suffix = unit === 'TPP' || unit === 'TPP/mm2' ? '' : ` ${unit}`;
  const line = `${grouped(b.threshold)}${suffix}`;
  if (b.value === undefined) return `${title} is not known (the line is ${line})`;
  return `${title} ${shown(b.value, b.threshold)}${suffix} is ${SIDES[b.comparator][b.truth === true ? 0 : 1]} ${line}`;
};

/** The comparisons that decided, once each. */
export const deciding = (findings: readonly Finding[]): string =>
  [...new Set(findings.flatMap((f) => f.because.map(sentenceOf)))].join('; ');

const gap = (b: Because & { is: 'figure' }): number => Math.abs((b.value ?? Number.POSITIVE_INFINITY) - b.threshold);

/** Of several comparisons of one figure the one whose line is nearest; plain facts are left out. */
export const nearestLines = (because: readonly Because[]): readonly Because[] => {
  const nearest = new Map<Figure, Because & { is: 'figure' }>();
  for (const b of because) {
    if (b.is !== 'figure') continue;
    const found = nearest.get(b.figure);
    if (!found || gap(b) < gap(found)) nearest.set(b.figure, b);
  }
  return [...nearest.values()];
};

const percent = (share: number): string => `${grouped(Number((share * 100).toPrecision(DIGITS)))} %`;

/** What a treatment asks, in words. */
export const inWords = (t: Treatment): string => {
  const fee = t.fee === undefined ? '' : t.kind === 'tariff' ? ` of ${percent(t.fee)}` : `, fee ${percent(t.fee)}`;
  const quota = t.quota === undefined ? '' : ', within a quota';
  switch (t.kind) {
    case 'free':
      return t.exception === undefined ? 'free' : `free under ${t.exception}`;
    case 'notify':
      return `notification under ${t.exception}`;
    case 'licence':
      return `licence, ${(t.policy ?? 'not-stated').replaceAll('-', ' ').replace('not stated', 'policy not stated')}${fee}${quota}`;
    case 'deny':
      return 'refused';
    case 'tariff':
      return `duty${fee}`;
  }
};

/** Why an act governs a chip and what follows. */
export const governingReason = ({ hit, instead }: Governing): string => {
  const place = instead.length === 0 ? '' : ` (in place of ${instead.join(', ')})`;
  return `${deciding([hit.finding])}: ${inWords(hit.treatment)}${place}`;
};
