import type { Month } from '../../../kit/month.ts';
import type { Draw } from '../draw/draw.ts';
import type { Spotted } from '../explanation.ts';
import type { Leaves } from './given.ts';
import type { Naming } from './naming.ts';

/** What a tree is made with. */
export interface Grounds {
  readonly draw: Draw;
  readonly naming: Naming;
  readonly leaves: Leaves;
  readonly start: Month;
  /** Declared variables one below the other, at most. */
  readonly depth: number;
  /** For people: of the members of a sum take apart the largest only, since the others are made like it, and nothing that is 0. */
  readonly brief: boolean;
  /** Where an equation stands; for those that read nothing. */
  readonly placeOfEquation: (name: string) => Spotted;
}
