import type { Fault } from '../../../kit/fault.ts';
import { type Distribution, intervalDistribution, type PhysicalRange } from '../../../uncertainty/index.ts';
import type { Wanted } from './figured.ts';

/** What a figure can be, as distributions ask for it. */
export const physical = (wanted: Pick<Wanted, 'low' | 'high'>): PhysicalRange => ({
  ...(Number.isFinite(wanted.low) && { min: wanted.low }),
  ...(Number.isFinite(wanted.high) && { max: wanted.high }),
});

/** The distribution `low to high` stands for, in base units. */
export const intervalOf = (low: number, high: number, wanted: Wanted): Distribution | Fault =>
  intervalDistribution(low, high, physical(wanted));
