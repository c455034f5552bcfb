import type { Problem } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { type Asked, figuresOf } from '../asked/index.ts';
import { type PlanRequest, plan } from '../plan.ts';
import { type OnStretch, run } from '../run.ts';
import type { Coalitions } from './coalitions.ts';
import type { Futures, Worth } from './mixed-game.ts';

/** As many sections as are exchanged: each of the 64 coalitions is a scenario of its own, read, bound and run. */
export const MOST_SECTIONS = 6;

/** Sections that change no number. */
const SILENT: ReadonlySet<string> = new Set(['name', 'description', 'horizon', 'sliders', 'outputs', 'targets', 'observations']);

type Sections = Readonly<Record<string, unknown>>;

/** Sections in which two scenarios differ. */
export const sectionsApart = (a: Scenario, b: Scenario): readonly string[] => {
  const [x, y] = [a.resolved as Sections, b.resolved as Sections];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].filter(
    (key) => !SILENT.has(key) && JSON.stringify(x[key]) !== JSON.stringify(y[key]),
  );
};

const ofMap = (section: unknown): Sections => (typeof section === 'object' && section !== null ? (section as Sections) : {});

/** A's text with these sections of B. Parameters that only the other side has are kept: its sections may name them. */
const textOf = (a: Scenario, b: Scenario, taken: readonly string[]): string => {
  const [x, y] = [a.resolved as Sections, b.resolved as Sections];
  const merged: Record<string, unknown> = { ...x };
  for (const key of taken) {
    if (y[key] === undefined) delete merged[key];
    else merged[key] = y[key];
  }
  const [own, other] = taken.includes('parameters') ? [y, x] : [x, y];
  const parameters = { ...ofMap(other['parameters']), ...ofMap(own['parameters']) };
  return JSON.stringify(Object.keys(parameters).length > 0 ? { ...merged, parameters } : merged);
};

const told = (problem: Problem, taken: readonly string[], b: Scenario): Problem => ({
  ...problem,
  code: 'sections-apart',
  message: `with ${taken.join(', ')} as in ${b.variant ?? b.file} the rest does not go together: ${problem.message}`,
});

/** Runs every coalition of whole sections as a scenario of its own. */
export const playSections = async (
  sides: { readonly a: Scenario; readonly b: Scenario; readonly request: PlanRequest },
  sections: readonly string[],
  coalitions: Coalitions,
  asked: Asked,
  { draws, seed }: Futures,
  world: World,
  onStretch?: OnStretch,
): Promise<Worth> => {
  const { a, b, request } = sides;
  const { variant: _, sets: __, ...rest } = request;
  const worths = new Float64Array(coalitions.list.length * draws);
  for (const [c, members] of coalitions.list.entries()) {
    const taken = sections.filter((___, g) => members[g] === 1);
    const text = textOf(a, b, taken);
    const read = (file: string) => (file === a.file ? text : request.read(file));
    const { plan: ready, problems } = plan({ ...rest, file: a.file, read, draws, seed, outputs: [asked.id] }, world);
    if (!ready) return { problems: problems.map((p) => told(p, taken, b)) };
    worths.set(figuresOf(asked, await run(ready, draws, seed)), c * draws);
    await onStretch?.(c + 1, coalitions.list.length);
  }
  return { worths };
};
