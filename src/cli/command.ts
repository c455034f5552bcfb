import type { ExitCode } from './exit.ts';
import type { Session } from './session.ts';

/** An option of a command. Values stay text until the command reads them, so that its own words explain a wrong one. */
export interface OptionRecord {
  readonly about: string;
  /** What stands for the value in the help; without it the option is a flag. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  /** Shown in the help only. */
  readonly standard?: string;
}

/** What was typed, checked against the records above. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
}

/** A command with all it needs to run; loaded only when it is the one typed. */
export interface Command {
  /** Positional arguments in the notation of yargs: `<scenario..>`. */
  readonly positionals: string;
  readonly options: Readonly<Record<string, OptionRecord>>;
  readonly run: (args: Arguments, session: Session) => Promise<ExitCode>;
}

/** A command as the list of commands knows it. */
export interface CommandEntry {
  readonly name: string;
  readonly about: string;
  /** Lines that work in a fresh clone; a test runs them all. */
  readonly examples: readonly { readonly line: string; readonly about: string }[];
  readonly load: () => Promise<Command>;
}
