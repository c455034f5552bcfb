import { didYouMean } from '../kit/suggest.ts';
import type { Arguments, Command, CommandEntry, OptionRecord } from './command.ts';
import { UsageError } from './exit.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';
import { type Line, readPlainLine } from './plain-line.ts';

type Options = Readonly<Record<string, OptionRecord>>;

/** Refuses what is no option of this command, with the nearest that is. */
const refuseUnknown = (argv: readonly string[], known: Options): void => {
  const names = [...Object.keys(known), ...Object.keys(SHORT)];
  for (const word of argv) {
    if (word === '--') return;
    const match = /^(--?)([^\d=][^=]*)(?:=|$)/.exec(word);
    if (!match) continue;
    const option = known[match[2] as string];
    // yargs would take it for false
    if (option && option.value === undefined && word.includes('='))
      throw new UsageError(`--${match[2]} takes no value`, `write --${match[2]} alone`);
    if (names.includes(match[2] as string)) continue;
    const near = didYouMean(
      match[2] as string,
      Object.keys(known).map((n) => n),
    );
    throw new UsageError(`there is no option ${match[1]}${match[2]}`, near?.replace(/'(.*)'/, "'--$1'"));
  }
};

const argumentsOf = (command: Command, { positionals, values }: Line): Arguments => {
  for (const [name, { value, many }] of Object.entries(command.options)) {
    if (value === undefined) continue;
    if (!many && values(name).length > 1) throw new UsageError(`--${name} is given ${values(name).length} times; it takes one value`);
    if (values(name).includes('')) throw new UsageError(`--${name} needs a value`, value);
  }
  return {
    positionals,
    flag: (name) => values(name).at(-1) === 'true',
    value: (name) => values(name)[0],
    values,
  };
};

/** For a line without a command. */
export const refuseUnknownOptions = (argv: readonly string[]): void => refuseUnknown(argv, GLOBAL_OPTIONS);

/** Checks a command line against its command. A wrong one throws a `UsageError`. */
export const parseArguments = async (argv: readonly string[], entry: CommandEntry, command: Command): Promise<Arguments> => {
  refuseUnknown(argv, { ...GLOBAL_OPTIONS, ...command.options });
  const at = argv.indexOf(entry.name);
  const unnamed = argv.filter((_, i) => i !== at);
  const line = readPlainLine(unnamed, command) ?? (await (await import('./full-line.ts')).readFullLine(unnamed, entry, command));
  return argumentsOf(command, line);
};
