import { type Auxiliary, aux, type Declaration, type Dimension } from '../equations/declare.ts';

/** One cost component: who pays, what for, and over what it is known. */
export interface CostLine {
  readonly over: readonly Dimension[];
  /** Dimensions of its rows in `costs.csv`; those of `over` where not said. */
  readonly cells?: readonly Dimension[];
  readonly category: 'equipment' | 'facility' | 'energy' | 'operation' | 'data' | 'financing' | 'tax';
  readonly flow: 'cost' | 'tax' | 'transfer' | 'financing';
  /** Capital or running expense, tax on what is earned, or dealings with lenders. */
  readonly kind: 'capex' | 'opex' | 'tax' | 'financing';
  readonly payer: 'programme' | 'operator' | 'government' | 'user';
  /** CNY a month; outflow positive, receipt negative. */
  readonly formula: string;
  readonly about: string;
}

/** What `costs.csv` needs to know of a line beside its figures. */
export interface CostDeclaration extends Auxiliary {
  readonly cost: Omit<CostLine, 'formula' | 'about' | 'over'>;
}

export const isCost = (declaration: Declaration): declaration is CostDeclaration => 'cost' in declaration;

/** Declares each line as a variable of its own, recorded in full. */
export const costLines = (lines: Readonly<Record<string, CostLine>>): Record<string, CostDeclaration> =>
  Object.fromEntries(
    Object.entries(lines).map(([name, { over, formula, about, ...cost }]) => [
      name,
      { ...aux('CNY/month', over, formula, about, { id: `cost.line.${snake(name)}`, total: 'sum', yearly: 'sum' }), cost },
    ]),
  );

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const plus = (names: readonly string[]): string => (names.length === 0 ? '0 CNY/month' : names.map((name) => `sum(${name})`).join(' + '));

/** Totals over the declared lines; `cost.total` is all of them, capex and opex those that are costs. */
export const costTotals = (lines: Readonly<Record<string, CostDeclaration>>): Record<string, Auxiliary> => {
  const where = (keep: (cost: CostDeclaration['cost']) => boolean): string =>
    plus(Object.keys(lines).filter((name) => keep((lines[name] as CostDeclaration).cost)));
  const total = (formula: string, about: string, id: string, headline = false): Auxiliary =>
    aux('CNY/month', [], formula, about, { id, yearly: 'sum', headline });
  return {
    capexTotal: total(
      where((c) => c.kind === 'capex' && c.flow === 'cost'),
      'Capital expenditure',
      'cost.capex',
      true,
    ),
    opexCost: total(
      where((c) => c.kind === 'opex' && c.flow === 'cost'),
      'Running expenditure',
      'cost.opex',
      true,
    ),
    capexOther: total(
      where((c) => c.kind === 'capex' && c.flow !== 'cost'),
      'Fees, tariffs and grants on capital',
      'cost.capex_other',
    ),
    taxTotal: total(
      where((c) => c.kind === 'tax'),
      'Income tax and value-added tax',
      'cost.tax',
    ),
    opexTotal: total(
      where((c) => c.kind === 'opex'),
      'Running expenditure after taxes and transfers on it',
      'cost.opex_net',
    ),
    costTotal: total(
      where(() => true),
      'All cash paid, less receipts',
      'cost.total',
      true,
    ),
  };
};
