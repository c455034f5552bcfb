/** Where a command's words go, and how they may look. Commands see no stream themselves, so that tests can listen. */
export interface Session {
  /** Results. Ends with a line feed if the text does not. */
  readonly out: (text: string) => void;
  /** Messages. */
  readonly err: (text: string) => void;
  readonly outColour: boolean;
  readonly errColour: boolean;
  /** Whether results go to a terminal. */
  readonly terminal: boolean;
  /** Columns for results. */
  readonly width: number;
  /** Whether a person sees the messages: then problems are shown with their line. */
  readonly watched: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface GlobalFlags {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  /** `--no-color` was given. */
  readonly plain: boolean;
}

/** Columns to assume where results go to a file or a pipe; wide enough for a decade of years. */
const WIDTH_WITHOUT_TERMINAL = 120;
const NARROWEST = 40;

const line = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** A reader that went away (`| head`) is no failure: what it did not want is dropped. */
const tolerateClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
};

/** The session of this process. Colours: only on a terminal, and not where NO_COLOR (no-color.org) or --no-color says no. */
export const processSession = (flags: GlobalFlags): Session => {
  tolerateClosedPipes();
  const { env, stdout, stderr } = process;
  const allowed = !flags.plain && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return {
    out: (text) => void stdout.write(line(text)),
    err: (text) => void stderr.write(line(text)),
    outColour: allowed && stdout.isTTY === true,
    errColour: allowed && stderr.isTTY === true,
    terminal: stdout.isTTY === true,
    width: stdout.isTTY ? Math.max(NARROWEST, stdout.columns || WIDTH_WITHOUT_TERMINAL) : WIDTH_WITHOUT_TERMINAL,
    watched: stderr.isTTY === true,
    json: flags.json,
    quiet: flags.quiet,
    debug: flags.debug,
  };
};
