import yargs from 'yargs';
import type { Command, CommandEntry, OptionRecord } from './command.ts';
import { UsageError } from './exit.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';
import type { Line } from './plain-line.ts';

const yargsOptions = (options: Readonly<Record<string, OptionRecord>>) =>
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

const POSITIONAL = /^[<[]([a-z-]+)(\.\.)?[\]>]$/;

const texts = (value: unknown): string[] => (value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]);

const positionalsOf = (pattern: string, parsed: Readonly<Record<string, unknown>>): string[] => {
  const named = pattern.split(' ').flatMap((p) => texts(parsed[POSITIONAL.exec(p)?.[1] ?? '']));
  const extra = texts(parsed['_']);
  // words behind a bare -- are no options, whatever they look like
  if (pattern.endsWith('..]')) return [...named, ...extra];
  if (extra.length > 0) throw new UsageError(`'${extra[0]}' is one argument too many`);
  return named;
};

/** Reads any command line without the command's name. A wrong one throws a `UsageError`. */
export const readFullLine = async (argv: readonly string[], entry: CommandEntry, command: Command): Promise<Line> => {
  const parsed = (await parserFor(argv, [entry], entry, command, false).parseAsync()) as Readonly<Record<string, unknown>>;
  return { positionals: positionalsOf(command.positionals, parsed), values: (name) => texts(parsed[name]) };
};

/** The help of the program, or of one command. */
export const helpText = async (entries: readonly CommandEntry[], chosen?: CommandEntry, command?: Command): Promise<string> => {
  const help = await parserFor(chosen ? [chosen.name] : [], entries, chosen, command).getHelp();
  return chosen ? `${chosen.about}\n\n${help}` : help;
};
