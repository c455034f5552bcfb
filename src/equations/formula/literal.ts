import { didYouMean } from '../../kit/suggest.ts';
import { parseUnit, unitSymbols } from '../../kit/unit.ts';
import { Refusal } from '../fault.ts';
import type { Parsed } from './parsed.ts';
import type { Syntax } from './syntax.ts';

/**
 * A number with its unit: `40000 chip`, `0.38 CNY/kWh`, `2 m^2`, `1/year`, `3 %`.
 * Right after a number a symbol can only be a unit. Further on (`/ kWh`), a declared name is that variable even if a unit is called the same.
 */
interface Chain {
  readonly value: number;
  /** Unit text so far; empty while there is none. */
  readonly unit: string;
}

type IsDeclared = (name: string) => boolean;

const SYMBOLS: ReadonlySet<string> = new Set(unitSymbols());

/** `kWh` or `m^2`, if every part is a unit symbol. */
const symbolText = (node: Parsed): string | undefined => {
  if (node.type === 'SymbolNode' && node.name !== undefined && SYMBOLS.has(node.name)) return node.name;
  if (node.type !== 'OperatorNode' || node.op !== '^') return undefined;
  const [base, power] = node.args ?? [];
  const name = base && symbolText(base);
  const negative = power?.type === 'OperatorNode' && power.op === '-' && power.args?.length === 1;
  const exponent = negative ? power.args?.[0] : power;
  if (name === undefined || exponent?.type !== 'ConstantNode' || typeof exponent.value !== 'number') return undefined;
  return `${name}^${negative ? '-' : ''}${exponent.value}`;
};

const constant = (node: Parsed): number | undefined => {
  if (node.type === 'OperatorNode' && node.op === '-' && node.args?.length === 1) {
    const positive = constant(node.args[0] as Parsed);
    return positive === undefined ? undefined : -positive;
  }
  if (node.type !== 'ConstantNode') return undefined;
  if (typeof node.value !== 'number') throw new Refusal(`'${String(node.value)}' is not a number`);
  if (!Number.isFinite(node.value)) throw new Refusal('a number in the formula is too large');
  return node.value;
};

const isPercent = (node: Parsed): boolean => node.op === '/' && node.isPercentage === true;

const baseName = (node: Parsed): string => (node.type === 'SymbolNode' ? (node.name ?? '') : node.args?.[0] ? baseName(node.args[0]) : '');

const unitAfterNumber = (value: number, node: Parsed, declared: IsDeclared): Chain => {
  const text = symbolText(node);
  const name = baseName(node);
  if (declared(name) && text !== undefined)
    throw new Refusal(
      `'${value} ${name}' may mean the unit or the variable called ${name}`,
      `write ${value} * ${name} for the variable, or another name of the unit`,
    );
  if (declared(name)) throw new Refusal(`a number stands right before '${name}'`, `write ${value} * ${name}`);
  if (name === '') throw new Refusal('two values stand side by side', 'write * between them');
  if (text === undefined) throw new Refusal(`'${name}' is no unit`, didYouMean(name, unitSymbols()));
  return { value, unit: text };
};

const chainOf = (node: Parsed, declared: IsDeclared): Chain | undefined => {
  const plain = constant(node);
  if (plain !== undefined) return { value: plain, unit: '' };
  const [a, b] = node.args ?? [];
  if (node.type !== 'OperatorNode' || !a || !b || (node.op !== '*' && node.op !== '/')) return undefined;
  if (isPercent(node)) {
    const part = constant(a);
    return part === undefined ? undefined : { value: part / 100, unit: '' };
  }
  if (node.op === '*' && node.implicit === true) {
    const value = constant(a);
    return value === undefined ? undefined : unitAfterNumber(value, b, declared);
  }
  const text = symbolText(b);
  if (text === undefined || declared(baseName(b))) return undefined;
  const before = chainOf(a, declared);
  return before && { value: before.value, unit: `${before.unit === '' ? '1' : before.unit}${node.op}${text}` };
};

/** Whether the text of the node ends in a number with a unit that was multiplied, as in `x * 0.38 CNY`. */
const endsInUnit = (node: Parsed, declared: IsDeclared): boolean => {
  const [, b] = node.args ?? [];
  if (node.type !== 'OperatorNode' || node.implicit === true || !b || (node.op !== '*' && node.op !== '/')) return false;
  const own = node.op === '*' ? chainOf(b, declared)?.unit : undefined;
  return (own ?? '') !== '' || trailingUnit(node, declared) !== undefined;
};

/** The unit that goes on where a product ended: `/kWh` in `x * 0.38 CNY/kWh`, which groups as `(x * 0.38 CNY) / kWh` and means the same. */
export const trailingUnit = (node: Parsed, declared: IsDeclared): Syntax | undefined => {
  const [a, b] = node.args ?? [];
  if (node.type !== 'OperatorNode' || node.implicit === true || !a || !b || (node.op !== '*' && node.op !== '/')) return undefined;
  const text = symbolText(b);
  if (text === undefined || declared(baseName(b)) || !endsInUnit(a, declared)) return undefined;
  const unit = parseUnit(text);
  return 'unknown' in unit ? undefined : { kind: 'number', value: 1, unit };
};

/** The number this node writes, or nothing if it is something else. */
export const literal = (node: Parsed, declared: IsDeclared): Syntax | undefined => {
  const chain = chainOf(node, declared);
  if (chain === undefined) return undefined;
  if (chain.unit === '') return { kind: 'number', value: chain.value, unit: undefined };
  const unit = parseUnit(chain.unit);
  if ('unknown' in unit) throw new Refusal(`'${unit.unknown}' is no unit`, didYouMean(unit.unknown, unitSymbols()));
  return { kind: 'number', value: chain.value, unit };
};
