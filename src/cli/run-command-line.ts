import { packageVersion } from '../hosts/node/package-root.ts';
import { didYouMean } from '../kit/suggest.ts';
import type { CommandEntry } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { explainFailure } from './explain-failure.ts';
import { parseArguments, refuseUnknownOptions } from './parse.ts';
import { processSession, type Session } from './session.ts';

const before = (argv: readonly string[]): readonly string[] => {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
};

const has = (argv: readonly string[], ...names: string[]): boolean => before(argv).some((word) => names.includes(word));

const sessionFor = (argv: readonly string[]): Session =>
  processSession({
    json: has(argv, '--json'),
    quiet: has(argv, '--quiet', '-q'),
    debug: has(argv, '--debug'),
    plain: has(argv, '--no-color'),
  });

const unknownCommand = (name: string, session: Session): ExitCode => {
  const near = didYouMean(
    name,
    COMMANDS.map((c) => c.name),
  );
  session.err(`suanli: there is no command '${name}'${near ? `  (${near})` : ''}\nAll commands: suanli --help`);
  return EXIT.wrongInput;
};

const runEntry = async (argv: readonly string[], entry: CommandEntry, session: Session): Promise<ExitCode> => {
  const command = await entry.load();
  if (has(argv, '--help', '-h')) {
    const { helpText } = await import('./full-line.ts');
    session.out(await helpText(COMMANDS, entry, command));
    return EXIT.done;
  }
  return command.run(await parseArguments(argv, entry, command), session);
};

/** Runs one command line. Every failure ends here, as a sentence and an exit code. */
export const runCommandLine = async (argv: readonly string[]): Promise<ExitCode> => {
  const session = sessionFor(argv);
  try {
    // global options take no value, so the first word that is no option is the command
    const name = argv.find((word) => !word.startsWith('-'));
    const entry = COMMANDS.find((c) => c.name === name);
    if (entry) return await runEntry(argv, entry, session);
    if (name !== undefined) return unknownCommand(name, session);
    if (has(argv, '--version')) {
      session.out(packageVersion());
      return EXIT.done;
    }
    refuseUnknownOptions(argv);
    const { helpText } = await import('./full-line.ts');
    const help = await helpText(COMMANDS);
    if (has(argv, '--help', '-h')) session.out(help);
    else session.err(help);
    return has(argv, '--help', '-h') ? EXIT.done : EXIT.wrongInput;
  } catch (error) {
    return explainFailure(error, session);
  }
};
