import type { Description } from '../../equations/describe.ts';
import type { CashFlowView } from '../run-view.ts';

interface Term {
  readonly sign: 1 | -1;
  readonly text: string;
}

/** The terms of a sum, split at plus and minus outside brackets: `a - f(b + c)` → a, −f(b + c). */
const outerTerms = (formula: string): Term[] => {
  const terms: { sign: 1 | -1; text: string }[] = [{ sign: 1, text: '' }];
  let depth = 0;
  for (const character of formula) {
    const last = terms.at(-1) as Term & { text: string };
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth > 0 || (character !== '+' && character !== '-')) last.text += character;
    // a sign after an operator belongs to a factor: `2 * -a`, `1e-6`
    else if (/([*/^(,]|\d[eE])\s*$/.test(last.text)) last.text += character;
    else terms.push({ sign: character === '-' ? -1 : 1, text: '' });
  }
  return terms.map(({ sign, text }) => ({ sign, text: text.trim() })).filter(({ text }) => text !== '');
};

/** What stands in brackets that hold a whole term. */
const inBrackets = (text: string): string | undefined => {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return undefined;
  }
  return text.slice(1, -1);
};

/** The same with brackets opened: `a - (b - c)` → a, −b, c. */
const termsOf = (formula: string): Term[] =>
  outerTerms(formula).flatMap(({ sign, text }) => {
    const inner = inBrackets(text);
    return inner === undefined
      ? [{ sign, text }]
      : termsOf(inner).map((term): Term => ({ sign: term.sign === sign ? 1 : -1, text: term.text }));
  });

type Names = ReadonlyMap<string, Description>;

/** What a term names: a quantity, or the total of one. */
const named = (text: string, names: Names): Description | undefined =>
  names.get(/^(?:sum\(\s*)?([A-Za-z]\w*)\s*\)?$/.exec(text)?.[1] ?? '');

/** A quantity as a sum of public ones, as finely as its equation can be taken apart; undefined if it cannot be. */
const apart = (d: Description, names: Names): ReadonlyMap<Description, number> | undefined => {
  const terms = d.kind === 'auxiliary' && d.formula !== undefined && d.over.length === 0 ? termsOf(d.formula) : [];
  const total = new Map<Description, number>();
  for (const { sign, text } of terms) {
    const of = named(text, names);
    const parts = of && apart(of, names);
    if (!parts) return d.id === undefined ? undefined : new Map([[d, 1]]);
    for (const [part, times] of parts) total.set(part, (total.get(part) ?? 0) + sign * times);
  }
  if (terms.length > 0) return total;
  return d.id === undefined ? undefined : new Map([[d, 1]]);
};

/** What a term is about, from the quantities it names that are not given by the scenario. */
const words = (text: string, names: Names): string[] =>
  (text.match(/[A-Za-z]\w*/g) ?? []).flatMap((name) => {
    const d = names.get(name);
    return d && d.kind !== 'input' ? [d.about] : [];
  });

/**
 * Takes the equation of a cash flow apart into recorded totals that are added or taken away once, such as the cost lines,
 * and what is left in words.
 */
export const cashFlowParts = (flow: Description, descriptions: readonly Description[]): Pick<CashFlowView, 'parts' | 'rest'> => {
  const names: Names = new Map(descriptions.map((d) => [d.name, d]));
  const total = new Map<Description, number>();
  const rest: string[] = [];
  for (const { sign, text } of termsOf(flow.formula ?? '')) {
    const of = named(text, names);
    const parts = of && apart(of, names);
    if (!parts) rest.push(...words(text, names));
    else for (const [part, times] of parts) total.set(part, (total.get(part) ?? 0) + sign * times);
  }
  const parts = [...total].flatMap(([{ id, about }, times]): CashFlowView['parts'] =>
    id !== undefined && (times === 1 || times === -1) ? [{ variable: id, about, sign: times }] : [],
  );
  // a part counted twice is left to the rest, which is worked out as what is missing
  const twice = [...total].filter(([, times]) => Math.abs(times) > 1).map(([{ about }]) => about);
  return { parts, rest: [...new Set([...rest, ...twice])].join('; ') };
};
