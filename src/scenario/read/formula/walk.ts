import type { Syntax } from '../../../equations/formula/syntax.ts';
import { write } from '../../../equations/formula/syntax.ts';
import { type Fault, fault, isFault } from '../../../kit/fault.ts';
import { didYouMean } from '../../../kit/suggest.ts';
import { combineDimensions, parseUnit } from '../../../kit/unit.ts';
import type { Value } from '../../../uncertainty/index.ts';
import { FUNCTIONS } from './functions.ts';
import { Arguments, type Term } from './term.ts';

/** What a name stands for: a parameter's figure, a fault, or undefined where there is no such parameter. */
export type Lookup = (name: string) => { readonly value: Value; readonly dimension: string } | Fault | undefined;

type Call = Extract<Syntax, { kind: 'call' }>;

const dimensionText = (dimension: string): string => (dimension === '' ? 'a pure number' : dimension);

/** Checks the units of a formula and makes it a function of the parameters it names. */
export class FormulaWalk {
  readonly args = new Arguments();
  private readonly text: string;
  private readonly lookup: Lookup;
  private readonly names: readonly string[];

  constructor(text: string, lookup: Lookup, names: readonly string[]) {
    this.text = text;
    this.lookup = lookup;
    this.names = names;
  }

  term(node: Syntax): Term | Fault {
    if (node.kind === 'name') return this.name(node.name);
    if (node.kind === 'call') return this.call(node);
    const value = node.value * (node.unit?.factor ?? 1);
    return { dimension: node.unit?.dimension ?? '', compute: () => value, ...(value === 0 && !node.unit && { zero: true }) };
  }

  /** Where a name first stands by itself. */
  private find(name: string): number {
    const quoted = name.replace(/[^\w]/g, '\\$&');
    return Math.max(0, this.text.search(new RegExp(`(?<![\\w.])${quoted}(?![\\w.])`)));
  }

  /** A parameter wins over a unit of the same name. */
  private name(name: string): Term | Fault {
    const found = this.lookup(name);
    if (found === undefined) {
      const unit = parseUnit(name);
      if (!('unknown' in unit)) return { dimension: unit.dimension, compute: () => unit.factor };
      const list = this.names.slice(0, 12).join(', ');
      const hint = didYouMean(name, this.names) ?? (list === '' ? 'name it under parameters' : `parameters: ${list}`);
      return fault('unknown-name', `'${name}' is not a parameter`, { hint, at: this.find(name) });
    }
    if (isFault(found)) return { ...found, at: this.find(name) };
    const at = this.args.add(found.value);
    return { dimension: found.dimension, compute: (args) => args[at] as number };
  }

  private call(node: Call): Term | Fault {
    const terms: Term[] = [];
    for (const arg of node.args) {
      const term = this.term(arg);
      if (isFault(term)) return term;
      terms.push(term);
    }
    const [a, b] = terms;
    if (a && b && (node.fn === '*' || node.fn === '/')) return product(a, b, node.fn === '*');
    if (a && b && (node.fn === '^' || node.fn === 'pow')) return this.power(node, a, b);
    if (terms.length === 3 && node.fn === 'if') return this.choose(node, terms as [Term, Term, Term]);
    return this.apply(node, terms);
  }

  /** A figure with a unit needs a plain number above it, else the result would have no unit. */
  private power(node: Call, a: Term, b: Term): Term | Fault {
    if (b.dimension !== '') return fault('formula-units', `the exponent in '${write(node)}' has a unit`);
    if (a.dimension === '') return { dimension: '', compute: (x) => a.compute(x) ** b.compute(x) };
    const exponent = node.args[1];
    if (exponent?.kind !== 'number')
      return fault('formula-units', `in '${write(node)}' a figure with a unit needs a written number as exponent`);
    return { dimension: combineDimensions('', a.dimension, exponent.value), compute: (x) => a.compute(x) ** exponent.value };
  }

  private choose(node: Call, [c, a, b]: readonly [Term, Term, Term]): Term | Fault {
    const both = this.apply({ ...node, fn: 'min' }, [a, b]);
    if (isFault(both)) return both;
    return { dimension: both.dimension, compute: (x) => (c.compute(x) !== 0 ? a.compute(x) : b.compute(x)) };
  }

  private apply(node: Call, terms: readonly Term[]): Term | Fault {
    const known = FUNCTIONS.get(node.fn);
    if (!known) {
      const hint = didYouMean(node.fn, FUNCTIONS.keys()) ?? 'a figure may use + - * / ^ min max clamp abs floor exp log sqrt if';
      return fault('bad-formula', `'${node.fn}' is not for figures`, { hint, at: this.find(node.fn) });
    }
    const [least, most] = known.arity;
    if (terms.length < least || terms.length > most) {
      const takes = least === most ? String(least) : `${least} to ${most}`;
      return fault('bad-formula', `${node.fn} takes ${takes} values, not ${terms.length}`, { at: this.find(node.fn) });
    }
    const dimension = terms.find((t) => !t.zero)?.dimension ?? '';
    const wanted = known.units === 'pure' ? '' : dimension;
    const odd = terms.find((t) => !t.zero && t.dimension !== wanted);
    if (odd) return fault('formula-units', `'${write(node)}' puts ${dimensionText(wanted)} and ${dimensionText(odd.dimension)} together`);
    const result = known.units === 'root' ? combineDimensions('', dimension, 0.5) : known.units === 'same' ? dimension : '';
    return { dimension: result, compute: (x) => known.compute(terms.map((t) => t.compute(x))) };
  }
}

const product = (a: Term, b: Term, times: boolean): Term => ({
  dimension: combineDimensions(a.dimension, b.dimension, times ? 1 : -1),
  compute: times ? (x) => a.compute(x) * b.compute(x) : (x) => a.compute(x) / b.compute(x),
});
