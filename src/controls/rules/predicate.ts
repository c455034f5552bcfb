import type { Figure } from './figure.ts';
import type { PlaceSet } from './place.ts';

export type Comparator = 'at least' | 'above' | 'at most' | 'below';

/** A class's condition on a chip, as data. Each form answers yes, no, or unknown where it needs a figure that is not known. */
export type Predicate =
  | { readonly is: 'all' | 'any'; readonly of: readonly Predicate[] }
  | { readonly is: 'not'; readonly of: Predicate }
  /** `threshold` in the unit of `FIGURES[figure]`. */
  | { readonly is: 'threshold'; readonly figure: Figure; readonly comparator: Comparator; readonly threshold: number }
  | { readonly is: 'flag'; readonly flag: Flag; readonly wanted: boolean }
  | { readonly is: 'named'; readonly ids: ReadonlySet<string> }
  | { readonly is: 'maker'; readonly among: PlaceSet }
  | { readonly is: 'part'; readonly part: 'processor' | 'memory' }
  /** False only for a chip known to have come later: what is not known, the exporter must certify. */
  | { readonly is: 'on-sale-by'; readonly date: string }
  /** In a class of this or another act, whether or not that act is in force. */
  | { readonly is: 'class'; readonly act: string; readonly class: string };

export type Flag = 'datacentre' | 'hbm';

/** The identity of a class across all acts. */
export const classKey = (act: string, className: string): string => `${act}/${className}`;

/** Every predicate inside, itself included. */
export const partsOf = (p: Predicate): readonly Predicate[] =>
  p.is === 'all' || p.is === 'any' ? [p, ...p.of.flatMap(partsOf)] : p.is === 'not' ? [p, ...partsOf(p.of)] : [p];
