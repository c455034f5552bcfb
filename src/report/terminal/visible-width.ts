/** Colour codes take no room. The escape character is made here, since a pattern may not hold it. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Characters that take two columns in a terminal: Unicode's East Asian Wide and Fullwidth blocks (UAX #11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Marks that sit on the character before them. */
const COMBINING = /\p{Mn}|\p{Me}|\u200d/u;

const columnsOf = (character: string): number => (COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** Terminal columns the widest line of a text takes. */
export const visibleWidth = (text: string): number =>
  Math.max(...text.split('\n').map((line) => [...line.replace(COLOUR, '')].reduce((sum, c) => sum + columnsOf(c), 0)));
