import type { Results } from '../../src/engine/index.ts';
import { type Period, SHOWN_SHARES } from '../../src/engine/results.ts';
import { hireCrew } from '../../src/hosts/node/crew/crew.ts';
import { giveWay } from '../../src/hosts/node/interruption.ts';
import { ScenarioTexts } from '../../src/hosts/node/scenario-texts.ts';
import { yearsOf } from '../../src/kit/years.ts';
import { preparedFor, run, type Share, sharesOf, simulateShare } from '../../src/study/run.ts';
import { type Figure, interleaved, median, timed } from './measure.ts';
import { NATIONAL, national } from './national.ts';

const DRAWS = 2048;
const ROUNDS = 5;

/** Every quantile that a run's tables show, months and years. */
const readAll = ({ series, months }: Results, years: readonly Period[]): void => {
  for (const { outcomes, members, recorded } of series) {
    if (!outcomes) continue;
    for (let member = 0; member < members; member++) {
      for (let month = 0; month < months; month++) outcomes.month(month, member).quantiles(SHOWN_SHARES);
      if (recorded.yearly !== 'ratio') for (const year of years) outcomes.year(year, member).quantiles(SHOWN_SHARES);
    }
  }
};

/** Draws by one thread and by two, threads warm, up to the quantiles of all that is shown. */
export const workers = async (): Promise<Figure[]> => {
  const plan = national({ draws: DRAWS });
  const texts = new ScenarioTexts(NATIONAL);
  texts.read(NATIONAL);
  texts.shipped('bases/china');
  const read = new Map(texts.readTexts().map(({ file, text }) => [file, text]));
  const crew = hireCrew(1, { file: NATIONAL, variant: undefined, sets: [], draws: DRAWS, seed: 1 });
  const years = yearsOf(plan.scenario.horizon.start, plan.scenario.horizon.months);
  const busy: readonly [number[], number[]] = [[], []];
  const work = (which: 0 | 1) => async (): Promise<number> => {
    const before = process.cpuUsage();
    const wall = await timed(async () => readAll(await run(plan, DRAWS, 1, giveWay, which === 1 ? crew.on(read) : undefined), years));
    busy[which].push(process.cpuUsage(before).user);
    return wall;
  };
  try {
    for (const which of [0, 1] as const) await work(which)();
    const { one, two } = await interleaved(ROUNDS, { one: work(0), two: work(1) });
    const shared = (2 * median(busy[0])) / median(busy[1]);
    const [half, other] = sharesOf(DRAWS, 2) as [Share, Share];
    const ready = preparedFor(plan, DRAWS);
    const ours = (): Promise<number> => timed(() => simulateShare(ready, half, giveWay));
    const beside = async (): Promise<number> => {
      const theirs = crew.on(read).simulate(other, () => {});
      const wall = await ours();
      await theirs;
      return wall;
    };
    const { alone, together } = await interleaved(ROUNDS, { alone: ours, together: beside });
    return [
      {
        what: `${DRAWS.toLocaleString('en')} draws and all quantiles by one worker, over by two`,
        figure: (one / two).toFixed(2),
        target: '≥ 1.8',
      },
      { what: 'By their CPU time, which is what two idle cores would give', figure: shared.toFixed(2), target: '' },
      {
        what: 'A thread with half of the draws, alone over beside another: how far two cores of this machine hold each other up',
        figure: (alone / together).toFixed(2),
        target: '',
      },
    ];
  } finally {
    await crew.dismiss();
  }
};
