import { DATA_AS_OF } from '../../catalogue/registry.ts';
import { BrokenBalance, InputRefused, NotFinite, TooLarge } from '../../engine/errors.ts';
import type { HiredCrew } from '../../hosts/node/crew/crew.ts';
import { readData } from '../../hosts/node/data-texts.ts';
import { packageVersion } from '../../hosts/node/package-root.ts';
import { ScenarioTexts } from '../../hosts/node/scenario-texts.ts';
import { formatMonth, type Month } from '../../kit/month.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import type { RunView } from '../../output/run-view.ts';
import { viewOfRun } from '../../output/view-of-run.ts';
import { type Planned, plan } from '../../study/plan.ts';
import { run, sharesOf } from '../../study/run.ts';
import { RunFailure } from '../exit.ts';
import { ourWorld, planRequest } from './our-world.ts';
import { folderName } from './scenario-name.ts';
import type { Study, StudyRequest } from './study.ts';

const planned = (request: StudyRequest, texts: ScenarioTexts): Planned => {
  if (texts.failure) return { problems: [unreadable(request.name.file, texts.failure.reason)] };
  return plan(planRequest(request, texts), ourWorld());
};

const unreadable = (file: string, reason: string): Problem => ({ code: 'no-file', message: reason, file, line: 1, column: 1 });

/** What stops a run that began well, in words; a month is named by the calendar. */
const stopped = (error: unknown, start: Month): unknown => {
  if (error instanceof BrokenBalance) {
    const { check, month, member, draw, left, right } = error;
    return new RunFailure(
      `'${check}' does not hold in ${formatMonth(start + month)}, member ${member}, draw ${draw}: ${left} against ${right}`,
    );
  }
  if (error instanceof NotFinite) {
    const { id, month, member, draw, value } = error;
    return new RunFailure(`'${id}' is ${value} in ${formatMonth(start + month)}, member ${member}, draw ${draw}`);
  }
  return error instanceof InputRefused || error instanceof TooLarge ? new RunFailure(error.message) : error;
};

/** Threads beside this one, if any are wanted and have something to do; loaded only then. */
const hired = async ({ name: { file, variant }, flags }: StudyRequest): Promise<HiredCrew | undefined> => {
  const { workers, sets, draws, seed } = flags;
  const others = sharesOf(draws, workers).length - 1;
  if (others === 0) return undefined;
  return (await import('../../hosts/node/crew/crew.ts')).hireCrew(others, { file, variant, sets, draws, seed });
};

const simulate: Study['simulate'] = async (request, onBlock): Promise<RunView> => {
  const began = performance.now();
  const crew = await hired(request);
  try {
    return await simulateWith(crew, request, onBlock, began);
  } finally {
    await crew?.dismiss();
  }
};

const simulateWith = async (
  crew: HiredCrew | undefined,
  request: StudyRequest,
  onBlock: Parameters<Study['simulate']>[1],
  began: number,
): Promise<RunView> => {
  const texts = new ScenarioTexts(request.name.file);
  const { plan: ready, problems } = planned(request, texts);
  if (!ready) throw new ProblemsError(problems);
  const { draws, seed, sets } = request.flags;
  const read = new Map(texts.readTexts().map(({ file, text }) => [file, text]));
  const results = await run(ready, draws, seed, onBlock, crew?.on(read)).catch((error: unknown) => {
    throw stopped(error, ready.scenario.horizon.start);
  });
  return viewOfRun(ready, results, {
    name: folderName({ file: request.name.file, variant: undefined }),
    version: packageVersion(),
    sets,
    scenarioFiles: texts.readTexts(),
    dataFiles: readData(),
    dataAsOf: DATA_AS_OF,
    wallSeconds: Math.round(performance.now() - began) / 1000,
  });
};

/** What commands do with scenarios, on real files. */
export const scenarioStudy: Study = {
  check: (request) => planned(request, new ScenarioTexts(request.name.file)).problems,
  simulate,
};
