import type { Flow, Model } from '../declare.ts';
import { attempt, type ModelFault } from '../fault.ts';
import { parseFormula } from '../formula/parse.ts';
import { type Syntax, write } from '../formula/syntax.ts';
import { poolSyntax, stockPool } from '../terms/pool.ts';
import type { Scope } from './scope.ts';

export interface ParsedTake {
  readonly label: string;
  readonly pool: Syntax;
  readonly each: Syntax | undefined;
}

/** A flow's rule as read, with the stocks it leaves or uses added to its pools. */
export interface ParsedTaking {
  readonly want: Syntax;
  readonly takes: readonly ParsedTake[];
}

type Read = (text: string) => Syntax;

const impliedTakes = (flow: Flow, scope: Scope, read: Read): ParsedTake[] => {
  const takes: ParsedTake[] = [];
  const from = flow.from === undefined ? undefined : scope.resolve(flow.from);
  if (from !== undefined) takes.push({ label: from, pool: stockPool(from), each: undefined });
  for (const [name, each] of Object.entries(flow.uses ?? {})) {
    const stock = scope.resolve(name);
    if (stock !== undefined) takes.push({ label: stock, pool: stockPool(stock), each: read(each) });
  }
  return takes;
};

/** Pools as declared, then stocks that no declared pool stands for already. */
const parseTaking = (flow: Flow, scope: Scope): ParsedTaking | undefined => {
  const { rule } = flow;
  if (typeof rule === 'string' || rule.how === 'limited') return undefined;
  const read: Read = (text) => parseFormula(text, scope.resolve);
  const declared = Object.entries(rule.pools).map(
    ([label, p]): ParsedTake => ({ label, pool: poolSyntax(read(p.pool), scope), each: p.each === undefined ? undefined : read(p.each) }),
  );
  const keys = new Set(declared.map((t) => write(t.pool)));
  const implied = impliedTakes(flow, scope, read).filter((t) => !keys.has(write(t.pool)));
  const named = implied.map((t) => (declared.some((d) => d.label === t.label) ? { ...t, label: `${t.label} balance` } : t));
  return { want: read(rule.want), takes: [...declared, ...named] };
};

/** All shared pools of the model and who takes from them, found before formulas get their units. */
export const parseTakings = (model: Model, scope: Scope, faults: ModelFault[]): ReadonlyMap<string, ParsedTaking> => {
  const found = new Map<string, ParsedTaking>();
  for (const s of model.sectors)
    for (const [name, d] of Object.entries(s.declarations)) {
      const taking = d.kind === 'flow' ? attempt(name, faults, () => parseTaking(d, scope)) : undefined;
      if (taking) found.set(name, taking);
    }
  return found;
};
