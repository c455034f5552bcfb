import yargs from 'yargs';
import { didYouMean } from '../kit/suggest.ts';
import type { Arguments, Command, CommandEntry, OptionRecord } from './command.ts';
import { UsageError } from './exit.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';

type Options = Readonly<Record<string, OptionRecord>>;

const yargsOptions = (options: Options) =>
  Object.fromEntries(
    Object.entries(options).map(([name, o]) => [
      name,
      o.value === undefined
        ? { type: 'boolean' as const, describe: o.about }
        : {
            type: 'string' as const,
            describe: `${o.about} (${o.value})${o.many ? ' [repeatable]' : ''}`,
            ...(o.standard === undefined ? {} : { defaultDescription: o.standard }),
            requiresArg: true,
          },
    ]),
  );

/**
 * The parser of yargs for a command line, with the whole of the chosen command and the names of the others.
 * @param named whether the line names the command; yargs makes the help of a command it has found by name, asked for or not
 */
const parserFor = (
  argv: readonly string[],
  entries: readonly CommandEntry[],
  chosen: CommandEntry | undefined,
  command: Command | undefined,
  named = true,
) => {
  const parser = yargs([...argv])
    .scriptName('suanli')
    .locale('en')
    .version(false)
    .help('help', GLOBAL_OPTIONS['help']?.about ?? '')
    .exitProcess(false)
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .alias(Object.fromEntries(Object.entries(SHORT).map(([short, long]) => [long, short])))
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'boolean-negation': false,
      'greedy-arrays': false,
    })
    .options(yargsOptions(Object.fromEntries(Object.entries(GLOBAL_OPTIONS).filter(([name]) => name !== 'help'))))
    .fail((message: string | undefined, error?: Error) => {
      const sentence = (message ?? error?.message ?? '').trim().split('\n').at(-1) as string;
      throw new UsageError(sentence, chosen ? `see suanli ${chosen.name} --help` : 'see suanli --help');
    });
  if (!chosen || !command) {
    parser.usage('Plans AI compute under constraint: chips, power, money and policy.\n\n$0 <command> [options]');
    for (const { name, about } of entries) parser.command(name, about);
    return parser;
  }
  const pattern = `${chosen.name} ${command.positionals}`.trim();
  const examples = chosen.examples.map(({ line, about }) => `  ${line}\n      ${about}`).join('\n');
  return parser
    .usage(`$0 ${pattern} [options]\n\n${chosen.about}`)
    .command(named ? pattern : `$0 ${command.positionals}`.trim(), false, (y) =>
      y.options(yargsOptions(command.options)).epilogue(`Examples:\n${examples}`),
    );
};

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

const POSITIONAL = /^[<[]([a-z-]+)(\.\.)?[\]>]$/;

const positionalsOf = (pattern: string, parsed: Readonly<Record<string, unknown>>): string[] => {
  const named = pattern.split(' ').flatMap((p) => {
    const value = parsed[POSITIONAL.exec(p)?.[1] ?? ''];
    return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  });
  const extra = (parsed['_'] as readonly unknown[]).map(String);
  // words behind a bare -- are no options, whatever they look like
  if (pattern.endsWith('..]')) return [...named, ...extra];
  if (extra.length > 0) throw new UsageError(`'${extra[0]}' is one argument too many`);
  return named;
};

const argumentsOf = (command: Command, parsed: Readonly<Record<string, unknown>>): Arguments => {
  const values = (name: string): string[] => {
    const value = parsed[name];
    return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  };
  for (const [name, { value, many }] of Object.entries(command.options)) {
    if (value === undefined) continue;
    if (!many && values(name).length > 1) throw new UsageError(`--${name} is given ${values(name).length} times; it takes one value`);
    if (values(name).includes('')) throw new UsageError(`--${name} needs a value`, value);
  }
  return {
    positionals: positionalsOf(command.positionals, parsed),
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
  const parsed = await parserFor(unnamed, [entry], entry, command, false).parseAsync();
  return argumentsOf(command, parsed as Readonly<Record<string, unknown>>);
};

/** The help of the program, or of one command. */
export const helpText = async (entries: readonly CommandEntry[], chosen?: CommandEntry, command?: Command): Promise<string> => {
  const help = await parserFor(chosen ? [chosen.name] : [], entries, chosen, command).getHelp();
  return chosen ? `${chosen.about}\n\n${help}` : help;
};
