import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type Plan, plan } from '../../../study/plan.ts';
import { simulateShare } from '../../../study/run.ts';
import { readWorld } from '../../../study/world.ts';
import { dataFiles, dataText } from '../data-texts.ts';
import { buffersOf } from './buffers.ts';
import { failureOf } from './failure.ts';
import type { CrewAnswer, CrewScenario, CrewTask } from './task.ts';

// read while the thread that asked still plans
const world = readWorld({ text: dataText, names: dataFiles() });

const planned = ({ file, variant, sets, draws, seed, texts }: CrewScenario): Plan => {
  const read = (path: string): string | undefined => texts.get(path);
  const shipped = (name: string): string | undefined => texts.get(`suanli:${name}`);
  const request = { file, read, shipped, sets, draws, seed, ...(variant !== undefined && { variant }) };
  const { plan: ready, problems } = plan(request, world);
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
