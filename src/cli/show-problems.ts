import { ScenarioTexts } from '../hosts/node/scenario-texts.ts';
import type { Problem } from '../kit/problem.ts';
import { countOf, problemText } from '../report/terminal/problems.ts';
import type { Session } from './session.ts';

/** Prints problems to the messages; where a person watches, each with the line at fault. */
export const showProblems = (problems: readonly Problem[], session: Session): void => {
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string): string | undefined => {
    if (!texts.has(file))
      texts.set(file, file.startsWith('suanli:') || file.startsWith('--') ? undefined : new ScenarioTexts(file).read(file));
    return texts.get(file);
  };
  session.err(problemText(problems, { colour: session.errColour, source: session.watched, textOf }));
  if (!session.quiet) session.err(countOf(problems.length, 'problem'));
};
