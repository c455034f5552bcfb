import { worldOnDisk } from '../../hosts/node/ready/ready.ts';
import { ScenarioTexts } from '../../hosts/node/scenario-texts.ts';
import { ProblemsError } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import type { PlanRequest } from '../../study/plan.ts';
import type { StudyRequest } from './study.ts';

let world: World | undefined;

/** Our data, read once for all scenarios of a command. */
export const ourWorld = (): World => {
  world ??= worldOnDisk();
  return world;
};

/** What planning needs of a scenario file named on the command line. An unreadable file is thrown as a problem. */
export const planRequest = ({ name, flags }: StudyRequest, texts = new ScenarioTexts(name.file)): PlanRequest => {
  const { failure, read, shipped } = texts;
  if (failure) throw new ProblemsError([{ code: 'no-file', message: failure.reason, file: name.file, line: 1, column: 1 }]);
  const variant = name.variant === undefined ? {} : { variant: name.variant };
  const { sets, draws, seed } = flags;
  return { file: name.file, read, shipped, sets, ...variant, draws, seed };
};
