import { hireCrew } from '../../src/hosts/node/crew/crew.ts';
import { ScenarioTexts } from '../../src/hosts/node/scenario-texts.ts';
import { run } from '../../src/study/run.ts';
import { type Figure, interleaved, timed } from './measure.ts';
import { NATIONAL, national } from './national.ts';

const DRAWS = 2048;

/** Draws by one worker and by two, threads warm. */
export const workers = async (): Promise<Figure[]> => {
  const plan = national({ draws: DRAWS });
  const texts = new ScenarioTexts(NATIONAL);
  texts.read(NATIONAL);
  texts.shipped('bases/china');
  const read = new Map(texts.readTexts().map(({ file, text }) => [file, text]));
  const crews = [hireCrew(1), hireCrew(2)] as const;
  const scenario = { file: NATIONAL, variant: undefined, sets: [], draws: DRAWS, seed: 1, texts: read };
  const work = (crew: (typeof crews)[number]) => () => timed(() => run(plan, DRAWS, 1, undefined, crew.on(scenario)));
  try {
    for (const crew of crews) await work(crew)();
    const { one, two } = await interleaved(3, { one: work(crews[0]), two: work(crews[1]) });
    return [{ what: `${DRAWS.toLocaleString('en')} draws by one worker, over by two`, figure: (one / two).toFixed(2), target: '≥ 1.8' }];
  } finally {
    for (const crew of crews) await crew.dismiss();
  }
};
