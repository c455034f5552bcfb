import { dataFiles, dataText } from '../../src/hosts/node/data-texts.ts';
import { ScenarioTexts } from '../../src/hosts/node/scenario-texts.ts';
import { type AttributionRequest, attribute } from '../../src/study/attribute/index.ts';
import { readWorld } from '../../src/study/world.ts';
import { type Figure, median, timed } from './measure.ts';
import { NATIONAL } from './national.ts';

const world = readWorld({ text: dataText, names: dataFiles() });

/** Twelve groups are the most that are split exactly. */
const RULES = [
  'us-2022-08-26-isinformed',
  'us-2022-10-07-ifr',
  'us-2023-10-17-acs-ifr',
  'us-2023-10-23-nvda-immediate',
  'us-2024-11-tsmc-7nm',
  'us-2024-12-02-hbm',
  'us-2025-01-15-foundry-dd',
  'us-2025-04-09-h20-isinformed',
  'us-2025-05-13-gp10-ascend',
  'us-2026-01-15-case-by-case',
  'cn-2025-07-31-cac-h20',
  'cn-2025-11-05-state-dc',
];

/** Seconds; from the plan of the project. */
const TARGET = 2;
const ROUNDS = 5;

/** The national plan without twelve rules beside the plan as it stands: 4,096 coalitions, every uncertain figure at its median. */
const twelveRules = (): AttributionRequest => {
  const texts = new ScenarioTexts(NATIONAL);
  const removed = RULES.map((id) => `{regime: ${id}, remove: true}`).join(', ');
  const without = `\nvariants:\n  without-twelve: {policy: {change: [${removed}]}}\n`;
  const read = (path: string): string | undefined => texts.read(path)?.replace('\nvariants:\n', without);
  const side = { file: NATIONAL, read, shipped: texts.shipped, draws: 1, seed: 1 };
  return { a: { ...side, variant: 'without-twelve' }, b: side, output: 'capacity.installed@2027-12', by: 'rule' };
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** What the difference of twelve rules takes to split exactly, from texts to contributions. */
export const attribution = async (): Promise<readonly Figure[]> => {
  const times: number[] = [];
  const used: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    times.push(
      await timed(async () => {
        const result = await attribute(twelveRules(), world);
        if (!('attribution' in result) || result.attribution.coalitions !== 2 ** RULES.length) throw new Error(JSON.stringify(result));
      }),
    );
    used.push(process.cpuUsage(before).user / 1000);
  }
  return [
    {
      what: 'Twelve rules of the national plan, 4,096 coalitions, to the end of 2027',
      figure: seconds(median(times)),
      target: `${TARGET} s`,
    },
    { what: 'of which the processor was busy', figure: seconds(median(used)), target: '' },
  ];
};
