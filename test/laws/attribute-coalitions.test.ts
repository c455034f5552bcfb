import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/engine/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { readAsked } from '../../src/study/asked/index.ts';
import { everyCoalition } from '../../src/study/attribute/coalitions.ts';
import { GROUPINGS, groupingBy } from '../../src/study/attribute/grouping.ts';
import { Mixer } from '../../src/study/attribute/mix.ts';
import { gameOf, mixedOf, playMixed } from '../../src/study/attribute/mixed-game.ts';
import { paired } from '../../src/study/attribute/pair.ts';
import { acts } from '../../src/study/attribute/settle.ts';
import { modelFor } from '../../src/study/plan.ts';
import { scenarioCatalogue } from '../../src/study/world.ts';
import { shipped, world } from '../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../support/small-scenario.ts';

const catalogue = scenarioCatalogue(world);

/** Figures that may differ beside the rules: from the start, and from some month on. */
const SETS = [
  'investment.enterprise.amount=0.6e9 CNY/month',
  'investment.enterprise.amount={2024-07: 0.3e9 CNY/month, 2024-11: 0.3e9 CNY/month, 2024-12: 0.5e9 CNY/month}',
  'clusters.ascend_910b2.power=800 W/chip',
  'sites.guian.phases.one.power=25 MW',
  'finance.loss_life=3 year',
];
const OUTPUTS = ['capacity.installed@2025-03', 'cost.total@2024', 'policy.denied@2024-12', 'chips.delivered@2025', 'finance.npv'];

const read = (removed: readonly string[], sets: readonly string[], start: string) => {
  const change = removed.map((id) => `{regime: ${id}, remove: true}`).join(', ');
  const text = `${SMALL_SCENARIO.replace('start: 2024-07', `start: ${start}`)}  other: {policy: {change: [${change}]}}\n`;
  const one = readScenario({ file: 'small.yaml', read: () => text, shipped, variant: 'other', sets, catalogue });
  if (!one.scenario) throw new Error(JSON.stringify(one.problems));
  return one.scenario;
};

const some = <T>(from: readonly T[], most: number) => fc.subarray([...from], { minLength: 0, maxLength: most });

describe('coalitions that share months until they come apart', () => {
  it('are worth to the last bit what each is worth played alone', async () => {
    const compared = fc.record({
      removed: some(
        [...acts(world).keys()].filter((id) => world.rulebook.acts.some((act) => act.id === id)),
        5,
      ),
      sets: some(SETS.slice(1), 3),
      richer: fc.boolean(),
      by: fc.constantFrom(...GROUPINGS),
      output: fc.constantFrom(...OUTPUTS),
      start: fc.constantFrom('2024-07', '2022-07'),
    });
    await fc.assert(
      fc.asyncProperty(compared, async ({ removed, sets, richer, by, output, start }) => {
        const [a, b] = [read([], [], start), read(removed, richer ? [...sets.slice(0, 1), SETS[0] as string] : sets, start)];
        const model = modelFor(b);
        if ('problems' in model) throw new Error(JSON.stringify(model.problems));
        const asked = readAsked(output, model.descriptions, b.horizon);
        if ('fault' in asked) throw new Error(asked.fault);
        const found = paired(a, b, world, b.horizon.months);
        if (!('pair' in found)) throw new Error(JSON.stringify(found));
        const mixer = new Mixer(groupingBy(by, acts(world)));
        const mixed = mixedOf(found.pair, mixer);
        fc.pre(mixer.groups.length <= 7);
        const coalitions = everyCoalition(mixer.groups.length);
        const draws = coalitions.list.length;
        const worth = await playMixed(mixed, mixer, coalitions, asked, { draws: 1, seed: 1 });
        const game = gameOf(mixed, mixer, coalitions, asked, { draws: 1, seed: 1 });
        if ('problems' in worth || 'problems' in game) throw new Error('the scenarios do not go together');
        const [plain] = prepare(game.program, game.inputs, { totalDraws: draws }).range({ firstDraw: 0, draws }).overalls;
        expect(Array.from(worth.worths, (x, i) => Object.is(x, plain?.[i]))).toEqual(Array.from({ length: draws }, () => true));
      }),
      { seed: 20261127, numRuns: 25 },
    );
  });
});
