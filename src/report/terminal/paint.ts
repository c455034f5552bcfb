/** Colours a text, or leaves it as it is. Codes: ECMA-48, "select graphic rendition". */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const same = (text: string): string => text;

/** @param colour whether the reader sees colours: a terminal, and nobody said no */
export const paint = (colour: boolean): Paint =>
  colour
    ? { bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39), cyan: sgr(36, 39) }
    : { bold: same, dim: same, red: same, yellow: same, cyan: same };
