import type { Command, CommandEntry, OptionRecord } from '../command.ts';
import { GLOBAL_OPTIONS } from '../global-options.ts';

/** What completion asks of the world. */
export interface Sources {
  readonly commands: readonly CommandEntry[];
  /** Names that the first argument of a command can have: tables, templates. */
  readonly argumentsOf: (command: string) => readonly string[];
  /** Variants of a scenario file; none where it cannot be read. */
  readonly variantsOf: (file: string) => readonly string[];
}

const starting = (names: readonly string[], word: string): readonly string[] => names.filter((name) => name.startsWith(word));

const takesValue = (options: Readonly<Record<string, OptionRecord>>, word: string | undefined): boolean =>
  word?.startsWith('--') === true && options[word.slice(2)]?.value !== undefined;

/** `file.yaml#late` for each variant; shells complete whole words. */
const withVariants = (word: string, sources: Sources): readonly string[] => {
  const file = word.slice(0, word.lastIndexOf('#'));
  return starting(
    sources.variantsOf(file).map((name) => `${file}#${name}`),
    word,
  );
};

const ofCommand = (command: Command, name: string, typed: readonly string[], sources: Sources): readonly string[] => {
  const options = { ...GLOBAL_OPTIONS, ...command.options };
  const word = typed.at(-1) ?? '';
  const before = typed.at(-2);
  if (before === '--variant') {
    const file = typed.find((w) => /\.(?:ya?ml|json)$/i.test(w));
    return file === undefined ? [] : starting(sources.variantsOf(file), word);
  }
  if (takesValue(options, before)) return [];
  if (word.startsWith('-'))
    return starting(
      Object.keys(options).map((option) => `--${option}`),
      word,
    );
  return word.includes('#') ? withVariants(word, sources) : starting(sources.argumentsOf(name), word);
};

/**
 * What may stand where the last word is being typed; none where a shell should offer file names.
 * @param typed the words after the program's name, the last one unfinished and perhaps empty
 */
export const candidates = async (typed: readonly string[], sources: Sources): Promise<readonly string[]> => {
  const position = typed.findIndex((word) => !word.startsWith('-'));
  const name = typed[position];
  if (position < 0 || position === typed.length - 1) {
    const word = typed.at(-1) ?? '';
    const globals = Object.keys(GLOBAL_OPTIONS).map((option) => `--${option}`);
    return starting(word.startsWith('-') ? globals : sources.commands.map((c) => c.name), word);
  }
  const entry = sources.commands.find((c) => c.name === name);
  return entry ? ofCommand(await entry.load(), entry.name, typed.slice(position + 1), sources) : [];
};
