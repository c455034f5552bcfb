import { type ParsedText, parseText } from './parse-text.ts';

/** A text as it was read. */
export interface ReadText {
  readonly raw: string;
  readonly read: ParsedText;
}

/** Texts read so far by file: several scenarios extend the same bases, and reading YAML takes long. */
const known = new Map<string, ReadText>();
const MOST_KNOWN = 32;

/** The texts so far, for whoever keeps them for another process. */
export const knownTexts = (): ReadonlyMap<string, ReadText> => known;

/** Texts kept of another process, made again when their file is read. */
const kept = new Map<string, () => ReadText>();

/** Takes a text that was read in another process. */
export const takeText = (file: string, text: () => ReadText): void => void kept.set(file, text);

const knownText = (file: string): ReadText | undefined => {
  const more = known.has(file) ? undefined : kept.get(file);
  if (more) known.set(file, more());
  return known.get(file);
};

/** The text of a file as nodes; the same text of the same file is read once. */
export const readText = (file: string, raw: string): ParsedText => {
  const met = knownText(file);
  if (met?.raw === raw) return met.read;
  const read = parseText(file, raw);
  if (known.size < MOST_KNOWN || met) known.set(file, { raw, read });
  return read;
};
