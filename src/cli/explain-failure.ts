import { ProblemsError } from '../kit/problem.ts';
import { plain } from '../report/terminal/plain.ts';
import { EXIT, type ExitCode, RunFailure, UsageError } from './exit.ts';
import type { Session } from './session.ts';
import { showProblems } from './show-problems.ts';

/** Stack traces are for those who asked; others get the sentence. */
const tell = (error: Error, sentence: string, session: Session): void => session.err(session.debug ? (error.stack ?? sentence) : sentence);

/** Says what went wrong and gives the exit code: mistakes of the user 2, everything else 1. */
export const explainFailure = (error: unknown, session: Session): ExitCode => {
  if (error instanceof UsageError) {
    tell(error, `suanli: ${plain(error.message)}${error.hint ? `  (${plain(error.hint)})` : ''}`, session);
    return EXIT.wrongInput;
  }
  if (error instanceof ProblemsError) {
    showProblems(error.problems, session);
    return EXIT.wrongInput;
  }
  if (error instanceof RunFailure) {
    tell(error, `suanli: ${error.message}`, session);
    return EXIT.failed;
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  tell(bug, `suanli: a fault of the program itself: ${plain(bug.message)}\nWith --debug it shows where; please report it.`, session);
  return EXIT.failed;
};
