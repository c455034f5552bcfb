import { isScalar, type Node } from 'yaml';
import { didYouMean } from '../../kit/suggest.ts';
import { FIGURE_NAMES, FIGURES, type Figure } from '../rules/figure.ts';
import type { Comparator, Predicate } from '../rules/predicate.ts';
import { DEEPEST, itemsOf, type Page, pairsOf, report } from './page.ts';
import { placeSet } from './place-reader.ts';
import { date, figureIn, flag, identifier, text, word } from './plain.ts';
import { listOf, type Reader } from './record.ts';

const COMPARATORS: readonly Comparator[] = ['at least', 'above', 'at most', 'below'];

const threshold =
  (figure: Figure): Reader<Predicate> =>
  (page, node) => {
    const written = text(page, node);
    if (written === undefined) return undefined;
    const comparator = COMPARATORS.find((c) => written.startsWith(`${c} `));
    if (!comparator) {
      const hint = `write 'at least', 'above', 'at most' or 'below' before the figure: at least 4800 ${FIGURES[figure].unit}`;
      return report(page, node, 'bad-comparison', `'${written}' does not say how to compare`, hint);
    }
    const value = figureIn(page, node, written.slice(comparator.length), FIGURES[figure].unit);
    return value === undefined ? undefined : { is: 'threshold', figure, comparator, threshold: value };
  };

const each = (page: Page, node: Node | undefined, read: Reader<Predicate>): readonly Predicate[] | undefined => {
  const parts = itemsOf(page, node).map((item) => read(page, item));
  return parts.every((p) => p !== undefined) ? (parts as Predicate[]) : undefined;
};

const group =
  (is: 'all' | 'any', depth: number): Reader<Predicate> =>
  (page, node) => {
    const of = each(page, node, (p, n) => predicateAt(p, n, depth + 1));
    if (of?.length === 0) return report(page, node, 'empty-condition', `'${is}' of nothing is no condition`);
    return of && (is === 'all' ? allOf(page, node, of) : { is, of });
  };

const negation =
  (depth: number): Reader<Predicate> =>
  (page, node) => {
    const of = predicateAt(page, node, depth + 1);
    return of && { is: 'not', of };
  };

/** `<class>` of the same act, or `<act>/<class>`; an empty act is filled in by the act's reader. */
const reference: Reader<Predicate> = (page, node) => {
  const written = text(page, node);
  if (written === undefined) return undefined;
  const [first = '', second, ...more] = written.split('/');
  if (more.length > 0) return report(page, node, 'bad-id', `'${written}' names no class`, 'write <act>/<class>');
  return second === undefined ? { is: 'class', act: '', class: first } : { is: 'class', act: first, class: second };
};

const named: Reader<Predicate> = (page, node) => {
  const ids = listOf(identifier)(page, node);
  return ids && { is: 'named', ids: new Set(ids) };
};

const simple: Readonly<Record<string, Reader<Predicate>>> = {
  named,
  class: reference,
  maker: (page, node) => {
    const among = placeSet(page, node);
    return among && { is: 'maker', among };
  },
  part: (page, node) => {
    const part = word('processor', 'memory')(page, node);
    return part && { is: 'part', part };
  },
  on_sale_by: (page, node) => {
    const day = date(page, node);
    return day === undefined ? undefined : { is: 'on-sale-by', date: day };
  },
  datacentre: (page, node) => {
    const wanted = flag(page, node);
    return wanted === undefined ? undefined : { is: 'flag', flag: 'datacentre', wanted };
  },
  hbm: (page, node) => {
    const wanted = flag(page, node);
    return wanted === undefined ? undefined : { is: 'flag', flag: 'hbm', wanted };
  },
};

const KEYS: readonly string[] = ['all', 'any', 'not', ...Object.keys(simple), ...FIGURE_NAMES];

/** The least and greatest a figure may be under thresholds that must all hold; `most < least` if it can be nothing. */
const roomOf = (parts: readonly Predicate[], figure: Figure): { readonly least: number; readonly most: number } => {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const p of parts) {
    if (p.is !== 'threshold' || p.figure !== figure) continue;
    if (p.comparator === 'at least' || p.comparator === 'above') least = Math.max(least, p.threshold);
    else most = Math.min(most, p.threshold);
  }
  return { least, most };
};

const allOf = (page: Page, node: Node | undefined, parts: readonly Predicate[]): Predicate | undefined => {
  for (const figure of FIGURE_NAMES) {
    const { least, most } = roomOf(parts, figure);
    if (most < least) return report(page, node, 'impossible-condition', `no ${figure} is both from ${least} up and up to ${most}`);
  }
  return parts.length === 1 ? parts[0] : { is: 'all', of: parts };
};

const conditionOf = (key: string, depth: number): Reader<Predicate> | undefined => {
  if (key === 'all' || key === 'any') return group(key, depth);
  if (key === 'not') return negation(depth);
  const figure = FIGURE_NAMES.find((name) => name === key);
  if (figure === undefined) return Object.hasOwn(simple, key) ? simple[key] : undefined;
  return (page, node) => {
    const parts = each(page, node, threshold(figure));
    return parts && allOf(page, node, parts);
  };
};

const predicateAt = (page: Page, node: Node | undefined, depth: number): Predicate | undefined => {
  if (depth > DEEPEST) return report(page, node, 'too-deep', `conditions are nested more than ${DEEPEST} deep`);
  if (isScalar(node)) return report(page, node, 'wrong-shape', 'a condition is a map, such as tpp: at least 4800 TPP');
  const parts: (Predicate | undefined)[] = [];
  for (const [key, { key: at, value }] of pairsOf(page, node) ?? []) {
    const read = conditionOf(key, depth);
    parts.push(read ? read(page, value) : report(page, at, 'unknown-key', `'${key}' is no condition`, didYouMean(key, KEYS)));
  }
  if (parts.length === 0 || parts.some((p) => p === undefined)) {
    return parts.length === 0 ? report(page, node, 'empty-condition', 'a condition says nothing') : undefined;
  }
  return allOf(page, node, parts as Predicate[]);
};

/** A map of conditions that must all hold; `any`, `all` and `not` nest them, a list of comparisons of one figure must all hold. */
export const predicate: Reader<Predicate> = (page, node) => predicateAt(page, node, 0);
