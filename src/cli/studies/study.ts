import { giveWay } from '../../hosts/node/interruption.ts';
import { progressBar } from '../../hosts/node/progress.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import type { RunView } from '../../output/run-view.ts';
import type { Session } from '../session.ts';
import type { ScenarioName } from './scenario-name.ts';
import type { SimulationFlags } from './simulation-options.ts';

/** A scenario with what the command line changes about it. */
export interface StudyRequest {
  readonly name: ScenarioName;
  readonly flags: SimulationFlags;
}

/** What commands do with scenarios. It is handed to them, so that they can be tried on results made by hand. */
export interface Study {
  /** All that is wrong with a scenario; nothing is simulated. */
  readonly check: (request: StudyRequest) => readonly Problem[];
  /**
   * Simulates a scenario. Mistakes in it are thrown as a `ProblemsError`, a run that failed as a `RunFailure`.
   * @param onBlock awaited between blocks of draws: shows how far we are and lets Ctrl-C through
   */
  readonly simulate: (request: StudyRequest, onBlock: (done: number, total: number) => Promise<void>) => Promise<RunView>;
}

/** Throws the problems of all scenarios together, so that nothing is written for one while another is wrong. */
export const checkAll = (study: Study, requests: readonly StudyRequest[]): void => {
  const problems = requests.flatMap((request) => study.check(request));
  if (problems.length > 0) throw new ProblemsError(problems);
};

/** Simulates with a bar on the messages, where someone watches. */
export const simulateWatched = async (study: Study, request: StudyRequest, session: Session): Promise<RunView> => {
  const { file, variant } = request.name;
  const bar = await progressBar(variant === undefined ? file : `${file}#${variant}`, !session.quiet);
  try {
    return await study.simulate(request, async (done, total) => {
      bar.update(done, total);
      await giveWay();
    });
  } finally {
    bar.stop();
  }
};
