import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { GLOBAL_OPTIONS, SHORT } from './global-options.ts';

/** A command line taken apart. */
export interface Line {
  readonly positionals: readonly string[];
  /** Values of an option in their order; `true` for a flag that is given. */
  readonly values: (name: string) => readonly string[];
}

/** Words that the full parser reads in ways of its own: nothing, a bare dash or two, quotes kept by the shell, and what a flag could take for its value. */
const UNUSUAL = /^(?:-{0,2}|true|false)$|["'`]|=$/;

/** Help is the full parser's. */
const { help: _, ...ANSWERED } = GLOBAL_OPTIONS;

const typesOf = ({ options }: Command) => {
  const shorts = new Map(Object.entries(SHORT).map(([short, long]) => [long, short]));
  return Object.fromEntries(
    Object.entries({ ...ANSWERED, ...options }).map(([name, { value }]) => {
      const short = shorts.get(name);
      const type = value === undefined ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: type === 'string', ...(short && { short }) }];
    }),
  );
};

/** Whether so many words fit `<folder> <variable>` or `<scenario..>`. */
const fits = (pattern: string, count: number): boolean => {
  const parts = pattern.split(' ').filter((part) => part !== '');
  return count >= parts.filter((part) => part.startsWith('<')).length && (count <= parts.length || pattern.includes('..'));
};

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS_');

/**
 * Reads a command line, without the command's name, by node's own parser, which starts at once. Nothing for one that is wrong or out of
 * the ordinary: the full parser then reads it or says what is wrong.
 */
export const readPlainLine = (argv: readonly string[], command: Command): Line | undefined => {
  if (argv.some((word) => UNUSUAL.test(word))) return undefined;
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options: typesOf(command), allowPositionals: true });
    if (!fits(command.positionals, positionals.length)) return undefined;
    const given = new Map(Object.entries(values));
    return { positionals, values: (name) => [given.get(name) ?? []].flat().map(String) };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
};
