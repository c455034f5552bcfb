/** How the numbers of one row are written, so that they compare at a glance: one scale, one count of decimals. */
export interface FigureStyle {
  /** With the scale, `billion CNY/year` or `EFLOPS`; empty for a pure number. */
  readonly unit: string;
  readonly write: (value: number) => string;
}

interface Scale {
  /** How many of the unit given make one of the unit shown. */
  readonly size: number;
  readonly unit: string;
}

/** From which figure on a scale word helps, how much it stands for, and the word. */
const WORDS: readonly (readonly [number, number, string])[] = [
  [1e12, 1e12, 'trillion'],
  [1e9, 1e9, 'billion'],
  [1e6, 1e6, 'million'],
  [1e5, 1e3, 'thousand'],
];

/** Prefixes of the SI, by powers of a thousand. */
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'];

/** Units that people scale by a prefix, at the start of a compound unit: `FLOPS`, `GWh/year`. */
const PREFIXED = /^([kMGTPEZ]?)(FLOPS|FLOP|Wh|W|B)(?=$|\/)(.*)$/;

/** Significant digits of the largest figure of a row; a projection is not known better. */
const DIGITS = 3;

/** The unit as given where its figures are easy to read, otherwise the prefix that gives two to four digits before the point. */
const prefixScale = (largest: number, [, prefix, symbol, rest]: RegExpExecArray): Scale => {
  const given = PREFIXES.indexOf(prefix as string);
  const easy = largest === 0 || (largest >= 0.1 && largest < 1e5);
  const wanted = easy ? given : given + Math.floor((Math.log10(largest) - 1) / 3);
  const shown = Math.max(0, Math.min(PREFIXES.length - 1, wanted));
  return { size: 1000 ** (shown - given), unit: `${PREFIXES[shown]}${symbol}${rest}` };
};

const scaleOf = (largest: number, unit: string): Scale => {
  const prefixed = PREFIXED.exec(unit);
  if (prefixed) return prefixScale(largest, prefixed);
  const plain = unit === '1' ? '' : unit;
  const [, size, word] = WORDS.find(([from]) => largest >= from) ?? [0, 1, ''];
  return { size, unit: `${word} ${plain}`.trim() };
};

const grouped = (digits: string): string => {
  const [whole, fraction] = digits.split('.') as [string, string?];
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
};

const largestOf = (values: readonly number[]): number => Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));

/**
 * A style for figures in `unit` that are shown together. The largest of them decides.
 * @param bounds the ends of their bands, which decide only where all figures are zero
 */
export const figureStyle = (values: readonly number[], unit: string, bounds: readonly number[] = []): FigureStyle => {
  const largest = largestOf(values) || largestOf(bounds);
  const scale = scaleOf(largest, unit);
  const top = largest / scale.size;
  const decimals = top === 0 ? 0 : Math.min(12, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(top))));
  const write = (value: number): string => {
    const digits = grouped(Math.abs(value / scale.size).toFixed(decimals));
    return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
  };
  return { unit: scale.unit, write };
};

/** The ends of a band; one figure where both look the same. A minus inside would be hard to tell from a dash. */
export const band = (low: string, high: string): string => {
  if (low === high) return low;
  return /^−/.test(low) || /^−/.test(high) ? `${low} to ${high}` : `${low}–${high}`;
};
