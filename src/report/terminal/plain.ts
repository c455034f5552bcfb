/** Control characters, and the marks that turn the direction of writing: a file could use either to rewrite what a terminal shows. */
const UNSAFE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`;

/** Text from outside, safe to show on one line: tabs become spaces, other control characters are written out. */
export const plain = (text: string): string => text.replaceAll('\t', ' ').replace(UNSAFE, escaped);
