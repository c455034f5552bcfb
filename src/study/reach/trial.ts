import type { World } from '../../scenario/binding/index.ts';
import type { Asked } from '../asked/index.ts';
import { boundTo, type PlanRequest } from '../plan.ts';
import { experimentOf, movedTogether, randomDesign } from '../sensitivity/index.ts';

/** Draws of a trial at most: a probability is then known to a few per cent. */
const MOST_DRAWS = 256;

/** One number of a scenario with these settings, draw by draw in base units; nothing where the scenario refuses them. */
export type Trial = (sets: readonly string[]) => Promise<Float64Array | undefined>;

/** Tries a scenario with the same random numbers each time. */
export const trialOf =
  (request: PlanRequest, world: World, asked: Asked): Trial =>
  async (sets) => {
    const ready = boundTo({ ...request, sets: [...(request.sets ?? []), ...sets] }, world);
    if ('problems' in ready) return undefined;
    const experiment = experimentOf(ready, [asked]);
    if ('problems' in experiment) return undefined;
    const design = randomDesign(request.seed, Math.min(request.draws, MOST_DRAWS));
    const [[values] = []] = await experiment.evaluate([movedTogether(design, experiment.copula)]);
    return values;
  };
