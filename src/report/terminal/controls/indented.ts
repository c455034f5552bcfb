import { wrapPieces } from '../wrap.ts';

/** A sentence broken between words, every line indented. */
export const indented = (text: string, width: number, indent: number): string => {
  const margin = ' '.repeat(indent);
  return margin + wrapPieces(text.split(' '), ' ', width - indent, 0).join(`\n${margin}`);
};
