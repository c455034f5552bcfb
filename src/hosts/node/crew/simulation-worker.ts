import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { Prepared } from '../../../engine/index.ts';
import { type Plan, type Planned, plan } from '../../../study/plan.ts';
import { fillTable, preparedFor, simulateShare } from '../../../study/run.ts';
import { worldOnDisk } from '../ready/ready.ts';
import { ScenarioTexts } from '../scenario-texts.ts';
import { buffersOf } from './buffers.ts';
import { failureOf } from './failure.ts';
import type { CrewAnswer, CrewScenario, CrewTask, NamedScenario, TableTask } from './task.ts';

type Texts = ReadonlyMap<string, string>;
type Reads = Pick<ScenarioTexts, 'read' | 'shipped'>;

const world = worldOnDisk();

const plannedFrom = ({ file, variant, sets, draws, seed }: NamedScenario, { read, shipped }: Reads): Planned =>
  plan({ file, read, shipped, sets, draws, seed, ...(variant !== undefined && { variant }) }, world);

const reading = (texts: Texts): Reads => ({ read: (path) => texts.get(path), shipped: (name) => texts.get(`suanli:${name}`) });

/** A plan compiled for its draws. */
interface Ready {
  readonly plan: Plan;
  readonly prepared: Prepared;
}

/** A scenario compiled from these texts; not where there is a fault in it, which is for the thread that asks to report. */
interface Ahead {
  readonly texts: Texts;
  readonly ready: Ready | undefined;
}

const compiled = ({ plan: found }: Planned, draws: number): Ready | undefined =>
  found && { plan: found, prepared: preparedFor(found, draws, true) };

/** The scenario as this thread finds it on the disk. */
const planAhead = (scenario: NamedScenario): Ahead | undefined => {
  const files = new ScenarioTexts(scenario.file);
  if (files.failure) return undefined;
  try {
    const ready = compiled(plannedFrom(scenario, files), scenario.draws);
    return { texts: new Map(files.readTexts().map(({ file, text }) => [file, text])), ready };
  } catch (error) {
    // a figure refused or too little memory: it will be found again, and said, when the share is asked for
    if (failureOf(error)) return undefined;
    throw error;
  }
};

let ahead = planAhead(workerData as NamedScenario);

const sameTexts = (a: Texts, b: Texts): boolean => a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);

/** The scenario with these texts, ready to run: as it was made ahead unless a file has changed in between. */
const readyFor = (scenario: CrewScenario): Ready => {
  const { texts, draws } = scenario;
  if (ahead?.ready && sameTexts(ahead.texts, texts)) return ahead.ready;
  const planned = plannedFrom(scenario, reading(texts));
  const ready = compiled(planned, draws);
  if (!ready) throw new Error(`a worker finds fault with a scenario that had none: ${planned.problems[0]?.message}`);
  ahead = { texts, ready };
  return ready;
};

/** Plans the scenario again, which is cheaper than sending a plan, and simulates one share of its draws. */
const work = async ({ scenario, share, port }: CrewTask): Promise<CrewAnswer> => {
  try {
    const result = await simulateShare(readyFor(scenario).prepared, share, async (done) => port.postMessage(done));
    // handed over, not copied
    return move({ [valueSymbol]: { result }, [transferableSymbol]: buffersOf(result) }) as unknown as CrewAnswer;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { failure };
  } finally {
    port.close();
  }
};

export default work;

/** Finds outcomes of draws that lie where all threads read them. */
export const findOutcomes = ({ scenario, table }: TableTask): void => {
  for (const _ of fillTable(readyFor(scenario).plan, table, scenario.draws));
};
