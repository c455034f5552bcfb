import { combineDimensions, unit } from '../../kit/unit.ts';
import type { Declaration, Flow, Identity, Model, Overall, Stock, YearRatio } from '../declare.ts';
import { sameDims } from '../dimensions.ts';
import { attempt, formatModelFault, type ModelFault, Refusal } from '../fault.ts';
import { parseFormula } from '../formula/parse.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import { binary, plain } from '../terms/arithmetic.ts';
import { infer } from '../terms/infer.ts';
import type { Term } from '../terms/term.ts';
import { fitOver, fitUnit, matched } from './match.ts';
import { nameFaults } from './names.ts';
import { type ParsedTaking, parseTakings } from './parsed-model.ts';
import { Scope } from './scope.ts';
import { typeEnds, typeLimits, typeTaking } from './type-flow.ts';
import { isTaking, type TypedFlow, type TypedModel, type TypedPool, type TypedRatio, type TypedStock } from './typed-model.ts';

/** Gathers one typed model; each method handles one kind of declaration. */
class Typing {
  readonly auxiliaries = new Map<string, Term>();
  readonly flows = new Map<string, TypedFlow>();
  readonly uses: { flow: string; stock: string; each: Term }[] = [];
  readonly overalls: TypedModel['overalls'][number][] = [];
  readonly identities: TypedModel['identities'][number][] = [];
  readonly ratios = new Map<string, TypedRatio>();
  private readonly scope: Scope;
  private readonly takings: ReadonlyMap<string, ParsedTaking>;
  private readonly pools: ReadonlySet<string>;

  constructor(scope: Scope, takings: ReadonlyMap<string, ParsedTaking>) {
    this.scope = scope;
    this.takings = takings;
    this.pools = new Set([...takings.values()].flatMap((t) => t.takes.map((take) => write(take.pool))));
  }

  term(owner: string, s: Syntax): Term {
    return infer(s, this.scope, owner, this.pools);
  }

  formula(owner: string, text: string): Term {
    return this.term(owner, parseFormula(text, this.scope.resolve));
  }

  declaration(name: string, d: Declaration): void {
    if (typeof d.yearly === 'object') this.ratios.set(name, this.yearRatio(name, d, d.yearly));
    if (d.kind === 'auxiliary') this.auxiliaries.set(name, matched(this.formula(name, d.formula), d, 'it'));
    else if (d.kind === 'flow') this.flow(name, d);
    else if (d.kind === 'stock') this.initial(d);
    else if (d.kind === 'overall') this.overall(name, d);
    else if (d.kind === 'identity') this.identity(name, d);
  }

  private yearRatio(name: string, d: Declaration, { ratio }: YearRatio): TypedRatio {
    if (d.over.length > 0) throw new Refusal('a ratio of sums over a year is one number and varies over nothing');
    const [over, under] = [this.formula(name, ratio[0]), this.formula(name, ratio[1])];
    const { unit: own } = matched(binary('/', over, under, `(${over.text}) / (${under.text})`), d, 'the ratio of its years');
    return { over, under, unit: own };
  }

  private flow(name: string, d: Flow): void {
    const read = { scope: this.scope, text: (t: string) => this.formula(name, t), syntax: (s: Syntax) => this.term(name, s) };
    for (const { stock, each } of typeEnds(d, read)) this.uses.push({ flow: name, stock, each });
    const parsed = this.takings.get(name);
    if (typeof d.rule === 'string')
      this.flows.set(name, { name, declaration: d, over: d.over, rule: matched(this.formula(name, d.rule), d, 'it') });
    else if (d.rule.how === 'limited')
      this.flows.set(name, { name, declaration: d, over: d.over, rule: typeLimits(d, d.rule.limits, read) });
    else if (parsed) this.flows.set(name, { name, declaration: d, over: d.over, rule: typeTaking(d, parsed, read) });
  }

  private initial(d: Stock): void {
    if (d.initial === undefined) return;
    const { name, declaration } = this.scope.entry(d.initial);
    if (declaration.kind !== 'input') throw new Refusal(`its initial balance '${name}' must be an input, not a ${declaration.kind}`);
    if (!sameDims(d.over, declaration.over)) throw new Refusal(`its initial balance '${name}' must vary over the same dimensions`);
    if (declaration.over.some((o, i) => d.over[i] !== o))
      throw new Refusal(`its initial balance '${name}' must name the dimensions in the same order`);
    if (unit(declaration.unit).dimension !== unit(d.unit).dimension)
      throw new Refusal(`it is in ${d.unit}, but its initial balance '${name}' is in ${declaration.unit}`);
  }

  private overall(name: string, d: Overall): void {
    if (d.over.length > 0) throw new Refusal('an overall quantity is one number and varies over nothing');
    const of = this.formula(name, d.formula);
    fitOver(of, d, 'it');
    const wanted = unit(d.unit).dimension;
    const perMonth = combineDimensions(wanted, 'month', -1);
    if (d.how === 'irr' || d.how === 'payback') this.profitability(d, of);
    else if (!((d.how === 'total' || d.how === 'npv') && of.unit === perMonth)) fitUnit(of, wanted, d.unit, 'it');
    this.overalls.push({ name, declaration: d, of, rate: this.rate(name, d), where: this.where(name, d) });
  }

  /** Months count only where this is not 0. */
  private where(name: string, d: Overall): Term | undefined {
    if (d.where === undefined) return undefined;
    const where = plain(this.formula(name, d.where), 'the condition of an overall quantity');
    fitOver(where, d, 'the condition');
    return where;
  }

  /** An internal rate of return is a share a year, a payback time is in months, whatever the currency of the flow. */
  private profitability(d: Overall, of: Term): void {
    const wanted = d.how === 'irr' ? '' : 'month';
    if (unit(d.unit).dimension !== wanted)
      throw new Refusal(`${d.how === 'irr' ? 'an irr is a plain share' : 'a payback is in months'}, not in ${d.unit}`);
    if (of.free) throw new Refusal('nothing flows');
  }

  private rate(name: string, d: Overall): Term | undefined {
    if (d.rate === undefined) {
      if (d.how === 'npv') throw new Refusal('an npv needs the annual rate');
      return undefined;
    }
    if (d.how !== 'npv') throw new Refusal(`a rate is for npv only, not for ${d.how}`);
    const rate = plain(this.formula(name, d.rate), 'the annual rate of an npv');
    fitOver(rate, d, 'the rate');
    return rate;
  }

  private identity(name: string, d: Identity): void {
    const [left, right] = [this.formula(name, d.left), this.formula(name, d.right)];
    this.identities.push({ name, declaration: d, left: matched(left, d, 'its left side'), right: matched(right, d, 'its right side') });
  }
}

const gatherPools = (flows: Iterable<TypedFlow>): Map<string, TypedPool> => {
  const pools = new Map<string, TypedPool>();
  for (const { name, rule } of flows)
    for (const take of isTaking(rule) ? rule.takes : []) {
      const takers = pools.get(take.pool)?.takers ?? [];
      pools.set(take.pool, { key: take.pool, term: take.from, takers: [...takers, { flow: name, take }] });
    }
  return pools;
};

const gatherStocks = (typing: Typing, scope: Scope, faults: ModelFault[]): Map<string, TypedStock> => {
  const stocks = new Map<string, TypedStock>();
  for (const { name, declaration } of scope.entries.values()) {
    if (declaration.kind !== 'stock') continue;
    const ends = (end: 'from' | 'to'): string[] =>
      [...scope.entries.values()].flatMap((e) => {
        const stock = e.declaration.kind === 'flow' ? e.declaration[end] : undefined;
        return stock !== undefined && scope.resolve(stock) === name ? [e.name] : [];
      });
    const uses = typing.uses.filter((u) => u.stock === name).map(({ flow, each }) => ({ flow, each }));
    const initial = declaration.initial === undefined ? undefined : scope.resolve(declaration.initial);
    const stock: TypedStock = { name, initial, inflows: ends('to'), outflows: ends('from'), uses };
    stocks.set(name, stock);
    if (stock.inflows.length + stock.outflows.length + uses.length === 0)
      faults.push({ variable: name, message: 'no flow enters or leaves this stock' });
  }
  return stocks;
};

/** A formula that two passes read is reported once. */
const distinct = (faults: readonly ModelFault[]): ModelFault[] => [...new Map(faults.map((f) => [formatModelFault(f), f])).values()];

/** Reads every formula and checks names, units, dimensions and ends. The model is whole only if there are no faults. */
export const typeModel = (model: Model): { readonly typed: TypedModel | undefined; readonly faults: readonly ModelFault[] } => {
  const faults = nameFaults(model);
  const broken = new Set(faults.map((f) => f.variable));
  const scope = new Scope(model, broken);
  const takings = parseTakings(model, scope, faults);
  const typing = new Typing(scope, takings);
  for (const { name, declaration } of scope.entries.values())
    if (!broken.has(name)) attempt(name, faults, () => typing.declaration(name, declaration));
  const stocks = gatherStocks(typing, scope, faults);
  if (faults.length > 0) return { typed: undefined, faults: distinct(faults) };
  const pools = gatherPools(typing.flows.values());
  const { auxiliaries, flows, overalls, identities, ratios } = typing;
  return { typed: { scope, auxiliaries, flows, pools, stocks, overalls, ratios, identities }, faults };
};
