import { endCleanlyOnSignals } from '../hosts/node/interruption.ts';
import { beSlowToOptimise } from '../hosts/node/patient-compiler.ts';
import { runCommandLine } from './run-command-line.ts';

export { runCommandLine };

/** A whole process. */
export const main = async (argv: readonly string[]): Promise<void> => {
  endCleanlyOnSignals();
  beSlowToOptimise();
  // not process.exit: what was written to a pipe must still be read
  process.exitCode = await runCommandLine(argv);
};
