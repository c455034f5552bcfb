import type { OptionRecord } from './command.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  help: { about: 'Show this help' },
  version: { about: 'Show the version' },
  json: { about: 'Results as JSON on standard output' },
  quiet: { about: 'No messages, no progress, no summary: only errors and what was asked for' },
  'no-color': { about: 'No colours; NO_COLOR in the environment does the same' },
  debug: { about: 'Stack traces of failures' },
};

export const SHORT: Readonly<Record<string, string>> = { h: 'help', q: 'quiet' };
