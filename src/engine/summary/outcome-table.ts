import { sizeOf } from '../../equations/axes.ts';
import type { Program, Recorded } from '../../equations/program.ts';
import type { KeptRows } from '../recording/recorder.ts';
import { type Outcomes, type Period, type Series, SHOWN_SHARES } from '../results.ts';
import { type Keeping, type KeptDraws, keptDraws } from './kept-draws.ts';
import { outcomesOf, type RowReader, yearIndex } from './outcomes.ts';

type OutcomesOf = NonNullable<Series['outcomes']>;

/** Numbers of one cell of the table: the one that all draws share, NaN if they do not, and a quantile for each of `SHOWN_SHARES`. */
const WIDTH = 1 + SHOWN_SHARES.length;

/**
 * The outcomes of all shown quantities, to be found by several threads at once before anyone asks for them. All it holds lies in memory
 * that the threads share, so that it costs little to send.
 */
export interface OutcomeTable {
  /** What each range kept, in the order of draws. */
  readonly kept: readonly KeptRows[];
  readonly found: Float64Array;
  /** The next stretch that no thread has begun. */
  readonly next: Int32Array;
}

/** Outcomes that one thread finds in one go: the members of a quantity in one month or year. */
interface Stretch {
  readonly recorded: number;
  readonly members: number;
  /** Where its cells begin. */
  readonly cell: number;
  readonly month: number;
  readonly year: Period | undefined;
}

interface Stretches {
  readonly all: readonly Stretch[];
  readonly cells: number;
  /** For each recorded quantity where its months begin, and its years; −1 where it has none to be found. */
  readonly monthly: readonly number[];
  readonly yearly: readonly number[];
}

const stretchesOf = ({ recorded, months }: Program, years: readonly Period[]): Stretches => {
  const all: Stretch[] = [];
  let cells = 0;
  const add = (i: number, members: number, month: number, year?: Period): void => {
    all.push({ recorded: i, members, cell: cells, month, year });
    cells += members;
  };
  const monthly: number[] = [];
  const yearly: number[] = [];
  for (const [i, { variable, hidden, yearly: how }] of recorded.entries()) {
    const members = sizeOf(variable.axes);
    const wanted = variable.uncertain && !hidden;
    monthly.push(wanted ? cells : -1);
    if (wanted) for (let month = 0; month < months; month++) add(i, members, month);
    const ofYears = wanted && how !== 'ratio';
    yearly.push(ofYears ? cells : -1);
    if (ofYears) for (const year of years) add(i, members, year.from, year);
  }
  return { all, cells, monthly, yearly };
};

/** An empty table over what ranges kept in shared memory. */
export const outcomeTable = (program: Program, kept: readonly KeptRows[], { years = [] }: Keeping): OutcomeTable => {
  const { cells } = stretchesOf(program, years);
  const found = new Float64Array(new SharedArrayBuffer(cells * WIDTH * Float64Array.BYTES_PER_ELEMENT));
  return { kept, found, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
};

const write = (found: Float64Array, cell: number, { same, quantiles }: Outcomes): void => {
  found[cell * WIDTH] = same ?? Number.NaN;
  found.set(quantiles(SHOWN_SHARES), cell * WIDTH + 1);
};

/** Finds outcomes until none are left that no thread has begun, and stands still after each stretch. */
export function* findOutcomes(program: Program, { kept, found, next }: OutcomeTable, keeping: Keeping): Generator<void> {
  const draws = keptDraws(program, kept, keeping);
  const { all } = stretchesOf(program, draws.years);
  const known = new Map<number, OutcomesOf>();
  for (let n = Atomics.add(next, 0, 1); n < all.length; n = Atomics.add(next, 0, 1)) {
    const { recorded, members, cell, month, year } = all[n] as Stretch;
    const of = known.get(recorded) ?? outcomesOf(draws, recorded, readerOf(draws));
    known.set(recorded, of);
    for (let member = 0; member < members; member++) write(found, cell + member, year ? of.year(year, member) : of.month(month, member));
    yield;
  }
}

const readerOf = ({ exact, binned }: KeptDraws): RowReader => {
  const reader = exact ?? binned;
  if (!reader) throw new Error('a run of one draw has no outcomes to find');
  return reader;
};

/** Outcomes as a table that is full has them, and, at other shares than it holds, as they are asked for. */
export const tabled = ({ found }: OutcomeTable, { program, years }: KeptDraws): ((i: number, asked: OutcomesOf) => OutcomesOf) => {
  const { monthly, yearly } = stretchesOf(program, years);
  const at = (cell: number, asked: () => Outcomes): Outcomes => {
    const same = found[cell * WIDTH] as number;
    return {
      same: Number.isNaN(same) ? undefined : same,
      quantiles: (shares) =>
        shares === SHOWN_SHARES ? SHOWN_SHARES.map((_, s) => found[cell * WIDTH + 1 + s] as number) : asked().quantiles(shares),
    };
  };
  return (i, asked) => {
    const members = sizeOf((program.recorded[i] as Recorded).variable.axes);
    const [ofMonths, ofYears] = [monthly[i] as number, yearly[i] as number];
    if (ofMonths < 0) return asked;
    return {
      month: (month, member) => at(ofMonths + month * members + member, () => asked.month(month, member)),
      year: (year, member) => {
        const known = ofYears < 0 ? -1 : yearIndex(years, year);
        return known < 0 ? asked.year(year, member) : at(ofYears + known * members + member, () => asked.year(year, member));
      },
    };
  };
};
