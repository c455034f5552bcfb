import { type Fault, fault, isFault } from '../../kit/fault.ts';
import { formatMonth } from '../../kit/month.ts';
import type { World } from '../../scenario/binding/index.ts';
import { readScenario, type Scenario } from '../../scenario/index.ts';
import { type Asked, readAsked } from '../asked/index.ts';
import { modelFor, type PlanRequest } from '../plan.ts';
import type { OnStretch } from '../run.ts';
import { scenarioCatalogue } from '../world.ts';
import { type Grouping, groupingBy } from './grouping.ts';
import { Mixer } from './mix.ts';
import { mixedOf, playMixed } from './mixed-game.ts';
import { type Paired, paired } from './pair.ts';
import { MOST_SECTIONS, playSections, sectionsApart } from './sections.ts';
import { type AttributionResult, acts, settle } from './settle.ts';
import { splitOf } from './split.ts';

export interface AttributionRequest {
  /** Scenarios compared; B less A is split. Draws and seed of A count for both. */
  readonly a: PlanRequest;
  readonly b: PlanRequest;
  /** As `readAsked` takes it. */
  readonly output: string;
  readonly by: Grouping;
}

/** What both sides are asked. */
interface Question extends AttributionRequest {
  readonly first: Scenario;
  readonly second: Scenario;
  readonly asked: Asked;
  readonly world: World;
  readonly onStretch: OnStretch | undefined;
}

const tooMany = (groups: number, draws: number): Fault =>
  fault('too-many-runs', `${groups} groups in ${draws} futures are more runs than can be waited for`, {
    hint: 'fewer --draws, or a coarser --group',
  });

const byFigures = async (q: Question, found: Extract<Paired, { readonly pair: unknown }>): Promise<AttributionResult> => {
  const mixer = new Mixer(groupingBy(q.by, acts(q.world)));
  const mixed = mixedOf(found.pair, mixer);
  const { groups } = mixer;
  const split = splitOf(groups, q.a.draws, q.a.seed);
  if (!split) return { fault: tooMany(groups.length, q.a.draws) };
  const worth = await playMixed(mixed, mixer, split.coalitions, q.asked, q.a, q.onStretch);
  const paths = (group: string): readonly string[] => [
    ...new Set(mixer.changes.flatMap((c) => (c.group === group ? [c.b.origin.path] : []))),
  ];
  return settle({ ...q, draws: q.a.draws }, groups, split, worth, paths);
};

const bySections = async (q: Question, apart: readonly string[]): Promise<AttributionResult> => {
  const sections = sectionsApart(q.first, q.second);
  if (q.by !== 'episode' && q.by !== 'section')
    return {
      fault: fault(
        'built-differently',
        `the scenarios are built differently (${apart.slice(0, 6).join(', ')}), so that no rule or path can be told apart`,
        {
          hint: '--group section exchanges whole sections',
        },
      ),
    };
  if (sections.length > MOST_SECTIONS)
    return {
      fault: fault(
        'built-differently',
        `the scenarios are built differently and in ${sections.length} sections, more than the ${MOST_SECTIONS} that can be exchanged whole`,
        {
          hint: 'compare scenarios that extend the same base',
        },
      ),
    };
  const split = splitOf(sections, q.a.draws, q.a.seed);
  if (!split) return { fault: tooMany(sections.length, q.a.draws) };
  const read = (file: string) => q.a.read(file) ?? q.b.read(file);
  const sides = { a: q.first, b: q.second, request: { ...q.a, read } };
  const worth = await playSections(sides, sections, split.coalitions, q.asked, q.a, q.world, q.onStretch);
  const result = settle({ ...q, by: 'section', draws: q.a.draws }, sections, split, worth, () => []);
  return 'attribution' in result ? { attribution: { ...result.attribution, apart } } : result;
};

/**
 * Splits the difference between two scenarios in one number among what was changed, by Shapley values: what a change adds, on average
 * over all orders in which the changes could have been made. Exact up to 12 groups, sampled beyond.
 */
export const attribute = async (request: AttributionRequest, world: World, onStretch?: OnStretch): Promise<AttributionResult> => {
  const catalogue = scenarioCatalogue(world);
  const [one, two] = [readScenario({ ...request.a, catalogue }), readScenario({ ...request.b, catalogue })];
  if (!one.scenario || !two.scenario) return { problems: [...one.problems, ...two.problems] };
  const [first, second] = [one.scenario, two.scenario];
  if (first.horizon.start !== second.horizon.start) {
    const [from, to] = [formatMonth(first.horizon.start), formatMonth(second.horizon.start)];
    return { fault: fault('different-start', `one scenario begins in ${from}, the other in ${to}`, { hint: '--set horizon.start=…' }) };
  }
  const model = modelFor(second);
  if ('problems' in model) return model;
  const horizon = { start: first.horizon.start, months: Math.min(first.horizon.months, second.horizon.months) };
  const asked = readAsked(request.output, model.descriptions, horizon);
  if (isFault(asked)) return { fault: asked };
  const found = paired(first, second, world, asked.span?.to ?? horizon.months);
  if ('problems' in found) return found;
  const question: Question = { ...request, first, second, asked, world, onStretch };
  return 'pair' in found ? byFigures(question, found) : bySections(question, found.apart);
};
