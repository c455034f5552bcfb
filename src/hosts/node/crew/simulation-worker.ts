import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type Plan, type Planned, plan } from '../../../study/plan.ts';
import { simulateShare } from '../../../study/run.ts';
import { worldOnDisk } from '../ready/ready.ts';
import { ScenarioTexts } from '../scenario-texts.ts';
import { buffersOf } from './buffers.ts';
import { failureOf } from './failure.ts';
import type { CrewAnswer, CrewScenario, CrewTask, NamedScenario } from './task.ts';

type Texts = ReadonlyMap<string, string>;
type Reads = Pick<ScenarioTexts, 'read' | 'shipped'>;

const world = worldOnDisk();

const plannedFrom = ({ file, variant, sets, draws, seed }: NamedScenario, { read, shipped }: Reads): Planned =>
  plan({ file, read, shipped, sets, draws, seed, ...(variant !== undefined && { variant }) }, world);

const reading = (texts: Texts): Reads => ({ read: (path) => texts.get(path), shipped: (name) => texts.get(`suanli:${name}`) });

/** The scenario as this thread finds it on the disk, with what it read. A fault in it is for the thread that asks to report. */
const planAhead = (scenario: NamedScenario): { readonly texts: Texts; readonly planned: Planned } | undefined => {
  const files = new ScenarioTexts(scenario.file);
  if (files.failure) return undefined;
  const planned = plannedFrom(scenario, files);
  return { texts: new Map(files.readTexts().map(({ file, text }) => [file, text])), planned };
};

const ahead = planAhead(workerData as NamedScenario);

const sameTexts = (a: Texts, b: Texts): boolean => a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);

/** The plan of the scenario with these texts: the one made ahead unless a file has changed in between. */
const planned = (scenario: CrewScenario): Plan => {
  const { texts } = scenario;
  const { plan: ready, problems } = ahead && sameTexts(ahead.texts, texts) ? ahead.planned : plannedFrom(scenario, reading(texts));
  if (!ready) throw new Error(`a worker finds fault with a scenario that had none: ${problems[0]?.message}`);
  return ready;
};

/** Plans the scenario again, which is cheaper than sending a plan, and simulates one share of its draws. */
const work = async ({ scenario, share, port }: CrewTask): Promise<CrewAnswer> => {
  try {
    const result = await simulateShare(planned(scenario), scenario.draws, share, async (done) => port.postMessage(done));
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
