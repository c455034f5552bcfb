import type { DecidingLimit, Explanation, Figure, Given, More, Part } from '../../../study/explain/index.ts';
import { figureStyle } from '../figures.ts';

/** Letters of a source in a line; the whole of it is in the JSON form. */
const LONGEST_SOURCE = 90;

/** Percent; less is a rounding. */
const LEAST_SHARE = 0.01;

/** Beyond these a number is written with a power of ten: words and zeros would hide how large it is. */
const LARGEST = 1e16;
const SMALLEST = 1e-4;

/** `182 EFLOPS`: three digits, since no projection is known better. */
export const amount = (value: number, unit: string): string => {
  const size = Math.abs(value);
  if (size >= LARGEST || (size > 0 && size < SMALLEST)) return `${value.toPrecision(3)} ${unit === '1' ? '' : unit}`.trimEnd();
  const style = figureStyle([value], unit);
  return `${style.write(value)} ${style.unit}`.trimEnd();
};

/** Control characters and line breaks of texts from files are not passed on to a terminal. */
const plain = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();

export const shortened = (text: string, most: number): string => {
  const clean = plain(text);
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean;
};

const places = (place: Readonly<Record<string, string>>): string => Object.values(place).join(' · ');

/** `chips.installed of h20 · guian`. */
export const nameWithPlace = (name: string, place: Readonly<Record<string, string>>): string =>
  Object.keys(place).length === 0 ? name : `${name} of ${places(place)}`;

/** `power; next crews, 12 % of it left`. */
export const limitText = ({ name, next, unused }: DecidingLimit): string => {
  if (next === undefined) return name;
  if (unused === undefined) return `${name}; next ${next}`;
  const share = Number((unused * 100).toPrecision(2));
  return `${name}; next ${next}, ${share < LEAST_SHARE ? 'nothing' : `${share} %`} of it left`;
};

const WHY: Readonly<Record<More['why'], string>> = {
  above: 'explained elsewhere here',
  others: '',
  opening: 'carried over',
  depth: 'deeper',
  months: '',
  alike: '',
};

export const moreText = ({ variable, place, value, unit, why, count }: More): string => {
  if (why === 'others') return `${count} ${count === 1 ? 'other' : 'others'}: ${amount(value, unit)}`;
  const note = WHY[why] === '' || value === 0 ? '' : ` (${WHY[why]})`;
  return `${nameWithPlace(variable, place)} = ${amount(value, unit)}${note}`;
};

/** `china.yaml:12 · MIIT (2024-01, high)`. */
export const sourceText = ({ origin, source, asOf, confidence }: Given | Part): string => {
  const about = [asOf, confidence].filter((x) => x !== undefined).join(', ');
  const said = source === undefined ? 'the scenario’s own' : shortened(source, LONGEST_SOURCE);
  return `${origin.file}:${origin.line} · ${said}${about === '' ? '' : ` (${about})`}`;
};

export const headOf = (f: Figure): string => `${nameWithPlace(shortened(f.variable, 120), f.place)} = ${amount(f.value, f.unit)}`;

/** The period of a number, empty where it is that of what it enters. */
export const otherPeriod = (e: Explanation, above: string): string =>
  e.kind === 'given' || e.period === above || e.period === '' ? '' : ` in ${e.period}`;
