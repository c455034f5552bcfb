import { visibleWidth } from './visible-width.ts';

/** Pieces joined by a separator and broken between pieces to fit a width; further lines are indented. */
export const wrapPieces = (pieces: readonly string[], separator: string, width: number, indent: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const room = Math.max(20, width);
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line}${separator}${piece}`;
    if (line !== '' && visibleWidth(longer) + (lines.length > 0 ? indent : 0) > room) {
      lines.push(line + separator.trimEnd());
      line = piece;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines.map((text, i) => (i === 0 ? text : ' '.repeat(indent) + text));
};

/** A sentence broken between words. */
export const wrapText = (text: string, width: number): string => wrapPieces(text.split(' '), ' ', width, 0).join('\n');
