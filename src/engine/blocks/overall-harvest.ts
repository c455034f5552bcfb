import type { OverallQuantity, Program } from '../../equations/program.ts';
import { NotFinite } from '../errors.ts';
import type { Shelf } from '../plan/layout.ts';
import { keptOf } from '../plan/task.ts';
import { internalRateOf, RATE_PATTERNS } from '../summary/internal-rate.ts';
import { overallOf } from '../summary/overall.ts';
import type { Observed } from './backend.ts';
import type { RangeOptions, RangeRates, RangeResult } from './range-result.ts';

type Months = Float64Array<ArrayBuffer>;
type Kept = ReturnType<typeof keptOf>[number];

/** The months in which a condition is not 0. */
const countedMonths = (flows: Float64Array, where: Float64Array): Float64Array => flows.filter((_, month) => where[month] !== 0);

/** Patterns of one quantity while draws are taken. */
type Counting = { -readonly [K in keyof RangeRates]: RangeRates[K] };

const counting = ({ how }: OverallQuantity): Counting | undefined =>
  how === 'irr' ? { counts: new Uint32Array(RATE_PATTERNS.length), several: [] } : undefined;

/** Takes the overall quantities of every draw from the months that a backend has kept of it. */
export class OverallHarvest {
  private readonly program: Program;
  private readonly backend: Observed;
  private readonly firstDraw: number;
  private readonly kept: readonly Kept[];
  private readonly values: readonly Float64Array[];
  private readonly rates: readonly (Counting | undefined)[];
  private readonly buffers: { readonly flows: Months; readonly rates: Months; readonly where: Months };

  constructor(program: Program, backend: Observed, { firstDraw, draws }: Pick<RangeOptions, 'firstDraw' | 'draws'>) {
    const months = (): Months => new Float64Array(program.months);
    this.program = program;
    this.backend = backend;
    this.firstDraw = firstDraw;
    this.kept = keptOf(program);
    this.values = program.overalls.map(() => new Float64Array(draws));
    this.rates = program.overalls.map(counting);
    this.buffers = { flows: months(), rates: months(), where: months() };
  }

  /** Takes the first `count` draws of the block that begins with draw `first`. */
  take(first: number, count: number): void {
    for (const [i, quantity] of this.program.overalls.entries()) {
      const values = this.values[i] as Float64Array;
      for (let k = 0; k < count; k++) values[first - this.firstDraw + k] = this.valueOf(i, quantity, k, first + k);
    }
  }

  result(): Pick<RangeResult, 'overalls' | 'rates'> {
    return { overalls: this.values, rates: this.rates };
  }

  private valueOf(i: number, { id, how, of, rate, where }: OverallQuantity, k: number, draw: number): number {
    const { buffers } = this;
    const flows = this.months(of, k, buffers.flows);
    const bad = flows.findIndex((x) => !Number.isFinite(x));
    if (bad >= 0) throw new NotFinite(id, { month: bad, member: 0, draw }, flows[bad] as number);
    const counted = where ? countedMonths(flows, this.months(where, k, buffers.where)) : flows;
    const rates = this.rates[i];
    if (rates) return this.internalRate(counted, rates);
    return counted.length === 0 ? Number.NaN : overallOf[how](counted, rate && this.months(rate, k, buffers.rates));
  }

  private internalRate(flows: Float64Array, rates: Counting): number {
    const { pattern, rate, several } = internalRateOf(flows);
    const at = RATE_PATTERNS.indexOf(pattern);
    rates.counts[at] = (rates.counts[at] as number) + 1;
    if (rates.several.length === 0) rates.several = several;
    return rate;
  }

  /** All months of one draw of a kept variable, into the buffer given. */
  private months(of: Kept, draw: number, into: Months): Months {
    const { layout, words } = this.backend;
    const { base, uncertain } = layout.kept[this.kept.indexOf(of)] as Shelf;
    const step = uncertain ? layout.block : 1;
    const start = base / 8 + (uncertain ? draw : 0);
    for (let t = 0; t < into.length; t++) into[t] = words.f64[start + t * step] as number;
    return into;
  }
}
