import { type Fault, fault, isFault } from '../../kit/fault.ts';
import { quantile } from '../../kit/quantiles.ts';
import type { Plan } from '../plan.ts';
import { nearestDraw, numberIn, numbersAsked } from './choose-draw.ts';
import { Draw } from './draw/draw.ts';
import type { Answer, Spotted } from './explanation.ts';
import { type Found, findAsked, type Question } from './question.ts';
import { Root } from './root.ts';
import { Leaves } from './tree/given.ts';
import { Naming } from './tree/naming.ts';

export interface ExplainOptions {
  /** Draws and seed of the run that is explained. */
  readonly draws: number;
  readonly seed: number;
  /** The draw to explain; the one nearest to the median if not given. */
  readonly draw?: number | undefined;
  /** Declared variables one below the other, at most. */
  readonly depth: number;
  /** The median as the results have it, in base units, if they do. */
  readonly median?: number | undefined;
  /** Look at every draw of the run, to hold the median against the one given. */
  readonly all?: boolean;
  /** Of the members of a sum take apart the largest only. */
  readonly brief?: boolean | undefined;
  /** Where an equation stands; for those that read nothing. */
  readonly placeOfEquation: (name: string) => Spotted;
}

/** Enough to find one near the median; a run may have a thousand times as many. */
const ENOUGH_DRAWS = 128;

/** Results keep draws in 32 bits, and write the shortest text that gives them back. */
const ROUNDING = 1e-6;

const agrees = (found: number, written: number): boolean =>
  Math.abs(found - written) <= ROUNDING * Math.max(Math.abs(found), Math.abs(written), 1e-300);

/** What the median of the draws says of the one in the results: the same if all draws were looked at, possible if some were. */
const differs = (numbers: Float64Array, written: number, all: boolean): boolean => {
  const sorted = numbers.filter(Number.isFinite).sort();
  if (sorted.length === 0) return true;
  if (all) return !agrees(quantile(sorted, 0.5), written);
  // the median of a run lies between these of any 128 of its draws, but for one time in 10^11
  const [low, high] = [quantile(sorted, 0.2), quantile(sorted, 0.8)];
  return !(agrees(low, written) || agrees(high, written) || (written > low && written < high));
};

/** Which draw is explained, and the number in it. */
interface Chosen {
  readonly draw: number;
  readonly among: number;
  readonly number: number;
}

const noNumber = ({ program }: Plan, { description: { id, name } }: Found, where: string): Fault => {
  const isRate = program.overalls.some((o) => o.id === id && o.how === 'irr');
  const hint = 'the note beside it in summary.csv says which cash flows have no rate of return, and why';
  return fault('undefined-metric', `${id ?? name} has a value ${where}`, isRate ? { hint } : undefined);
};

const edited = fault('edited-result', 'run again, the scenario of this folder gives another number than the folder holds', {
  hint: 'its files or our data have changed since; run the scenario again',
});

/** The draw nearest to the median, of enough; the median is held against that of as many, or of all. */
const nearest = async (plan: Plan, found: Found, { draws, seed, median, all = false }: ExplainOptions): Promise<Chosen | Fault> => {
  const among = Math.min(draws, ENOUGH_DRAWS);
  const numbers = await numbersAsked(plan, found, { draws: among, seed });
  if (median !== undefined) {
    const whole = all && among < draws ? await numbersAsked(plan, found, { draws, seed }) : numbers;
    if (differs(whole, median, whole.length === draws)) return edited;
  }
  const sorted = numbers.filter(Number.isFinite).sort();
  const draw = sorted.length === 0 ? undefined : nearestDraw(numbers, median ?? quantile(sorted, 0.5));
  return draw === undefined ? noNumber(plan, found, 'in no draw') : { draw, among, number: numbers[draw] as number };
};

const choose = async (plan: Plan, found: Found, options: ExplainOptions): Promise<Chosen | Fault> => {
  const { draw, all = false } = options;
  if (draw === undefined) return nearest(plan, found, options);
  const trusted = all ? await nearest(plan, found, options) : undefined;
  if (trusted && isFault(trusted)) return trusted;
  const number = await numberIn(plan, found, draw);
  return Number.isNaN(number) ? noNumber(plan, found, `not in draw ${draw}`) : { draw, among: 1, number };
};

/** Where a number comes from: its equation, what entered it, and so on down to figures with their sources. */
export const explain = async (plan: Plan, question: Question, options: ExplainOptions): Promise<Answer | Fault> => {
  const found = findAsked(question, plan);
  if (isFault(found)) return found;
  const chosen = await choose(plan, found, options);
  if (isFault(chosen)) return chosen;
  const naming = new Naming(plan.descriptions, plan.scenario.currency);
  const draw = new Draw(plan.program, plan.inputs, chosen.draw);
  const leaves = new Leaves(plan, naming, chosen.draw);
  const { brief = false, depth, placeOfEquation } = options;
  const grounds = { draw, naming, leaves, start: plan.scenario.horizon.start, brief, depth, placeOfEquation };
  const figure = new Root(grounds, found, question.place).explain(chosen.number);
  return { figure, draw: chosen.draw, among: chosen.among };
};
