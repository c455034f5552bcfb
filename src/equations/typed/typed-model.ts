import type { Dimension, Flow, Identity, Overall } from '../declare.ts';
import type { Term } from '../terms/term.ts';
import type { Scope } from './scope.ts';

/** One limit of a flow, under its declared name. */
export interface TypedLimit {
  readonly label: string;
  readonly term: Term;
}

/** What a flow takes from a pool: `each` per unit of flow, or one for one. */
export interface Take {
  readonly label: string;
  /** Key in `TypedModel.pools`. */
  readonly pool: string;
  /** The pool's formula. */
  readonly from: Term;
  readonly each: Term | undefined;
}

export interface Taking {
  readonly how: 'rationed' | 'ordered';
  readonly want: Term;
  /** Its name among the limits. */
  readonly wanted: string;
  readonly takes: readonly Take[];
}

export interface TypedPool {
  /** The formula, which is the pool's identity. */
  readonly key: string;
  readonly term: Term;
  /** Flows that take from it, as declared. */
  readonly takers: readonly { readonly flow: string; readonly take: Take }[];
}

export interface TypedStock {
  readonly name: string;
  readonly initial: string | undefined;
  readonly inflows: readonly string[];
  readonly outflows: readonly string[];
  /** Assemblies that consume it. */
  readonly uses: readonly { readonly flow: string; readonly each: Term }[];
}

/** Two amounts whose sums over a year are divided. */
export interface TypedRatio {
  readonly over: Term;
  readonly under: Term;
  /** Dimension of the quotient. */
  readonly unit: string;
}

export interface TypedFlow {
  readonly name: string;
  readonly declaration: Flow;
  readonly over: readonly Dimension[];
  readonly rule: Term | readonly TypedLimit[] | Taking;
}

/** A model whose every formula has been read and found right; nothing of a scenario is in it yet. */
export interface TypedModel {
  readonly scope: Scope;
  readonly auxiliaries: ReadonlyMap<string, Term>;
  readonly flows: ReadonlyMap<string, TypedFlow>;
  readonly pools: ReadonlyMap<string, TypedPool>;
  readonly stocks: ReadonlyMap<string, TypedStock>;
  readonly overalls: readonly {
    readonly name: string;
    readonly declaration: Overall;
    readonly of: Term;
    readonly rate: Term | undefined;
    readonly where: Term | undefined;
  }[];
  /** Quantities whose years are ratios of sums, by name. */
  readonly ratios: ReadonlyMap<string, TypedRatio>;
  readonly identities: readonly { readonly name: string; readonly declaration: Identity; readonly left: Term; readonly right: Term }[];
}

export const isTerm = (rule: TypedFlow['rule']): rule is Term => 'op' in rule;
export const isTaking = (rule: TypedFlow['rule']): rule is Taking => 'how' in rule && 'takes' in rule;
