import { unit } from '../../kit/unit.ts';
import { Refusal } from '../fault.ts';
import { guard } from './guard.ts';
import { literal, trailingUnit } from './literal.ts';
import { mathjsTree, type Parsed } from './parsed.ts';
import type { Syntax } from './syntax.ts';

/** More than any formula that a person could still check. */
const MOST_NODES = 1000;
const DEEPEST = 150;

const BINARY = new Set(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or']);

/** Finds what a name in a formula stands for: a declaration's own name for its name or public id. */
export type Resolve = (name: string) => string | undefined;

const REFUSED: Readonly<Record<string, string>> = {
  AssignmentNode: 'a formula assigns nothing',
  FunctionAssignmentNode: 'a formula defines no functions',
  BlockNode: 'a formula is one expression',
  ArrayNode: 'formulas hold no lists',
  RangeNode: 'formulas hold no ranges',
  IndexNode: 'formulas hold no indexing',
  ObjectNode: 'formulas hold no objects',
};

/** A dotted chain of plain symbols: `cost.opex`. */
const chain = (node: Parsed): string | undefined => {
  if (node.type === 'SymbolNode') return node.name;
  if (node.type !== 'AccessorNode' || node.index?.dotNotation !== true) return undefined;
  const before = node.object && chain(node.object);
  const last = node.index.dimensions?.[0]?.value;
  return before === undefined || typeof last !== 'string' ? undefined : `${before}.${last}`;
};

class Walk {
  private nodes = 0;
  private readonly resolve: Resolve;
  constructor(resolve: Resolve) {
    this.resolve = resolve;
  }

  read(node: Parsed, depth = 0): Syntax {
    if (++this.nodes > MOST_NODES) throw new Refusal(`the formula has more than ${MOST_NODES} parts`, 'split it into several variables');
    if (depth > DEEPEST) throw new Refusal('the formula is nested too deeply', 'split it into several variables');
    const number = literal(node, (name) => this.resolve(name) !== undefined);
    if (number) return number;
    switch (node.type) {
      case 'ParenthesisNode':
        return this.read(node.content as Parsed, depth + 1);
      case 'SymbolNode':
      case 'AccessorNode':
        return this.name(node);
      case 'OperatorNode':
        return this.operator(node, depth);
      case 'FunctionNode':
        return this.call(node, depth);
      case 'ConditionalNode':
        return this.conditional(node, depth);
      case 'RelationalNode':
        throw new Refusal('comparisons are chained', 'write a < b and b < c');
      default:
        throw new Refusal(REFUSED[node.type] ?? `a formula may not hold a ${node.type}`);
    }
  }

  private name(node: Parsed): Syntax {
    const text = chain(node);
    if (text === undefined) throw new Refusal('only plain names may be joined by dots');
    const name = this.resolve(text);
    if (name === undefined && text === 'month') return { kind: 'number', value: 1, unit: unit('month') };
    return { kind: 'name', name: name ?? text };
  }

  private operator(node: Parsed, depth: number): Syntax {
    const args = node.args ?? [];
    const op = node.op ?? '';
    if (node.implicit === true)
      throw new Refusal('two values stand side by side', 'write * between them; only a unit may follow a number directly');
    if (args.length === 1) {
      if (op === '+') return this.read(args[0] as Parsed, depth + 1);
      if (op === '-' || op === 'not') return this.make(op === '-' ? 'neg' : 'not', args, depth);
    }
    const unit = trailingUnit(node, (name) => this.resolve(name) !== undefined);
    if (unit) return { kind: 'call', fn: op, args: [this.read(args[0] as Parsed, depth + 1), unit] };
    if (args.length !== 2 || !BINARY.has(op))
      throw new Refusal(
        `'${op}' is not an operator of formulas`,
        op === '%' ? 'for a percentage write 5 % alone or in brackets: (5 %) + x' : undefined,
      );
    return this.make(op, args, depth);
  }

  private call(node: Parsed, depth: number): Syntax {
    const fn = node.fn;
    if (typeof fn !== 'object' || fn.type !== 'SymbolNode' || fn.name === undefined)
      throw new Refusal('only functions known by a plain name can be called');
    if (fn.name === 'neg') throw new Refusal("there is no function 'neg'", 'write -x');
    return this.make(fn.name, node.args ?? [], depth);
  }

  private conditional(node: Parsed, depth: number): Syntax {
    const parts = [node.condition, node.trueExpr, node.falseExpr] as Parsed[];
    if (parts.some((p) => p.type === 'ConditionalNode')) throw new Refusal('conditions are chained', 'use if(condition, a, b) or brackets');
    return this.make('if', parts, depth);
  }

  private make(fn: string, args: readonly Parsed[], depth: number): Syntax {
    return { kind: 'call', fn, args: args.map((a) => this.read(a, depth + 1)) };
  }
}

/**
 * Reads a formula without evaluating anything of it.
 * @throws Refusal where the text is not one expression of the language
 */
export const parseFormula = (text: string, resolve: Resolve): Syntax => new Walk(resolve).read(mathjsTree(guard(text)));
