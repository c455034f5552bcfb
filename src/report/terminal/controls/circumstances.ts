import type { Rulebook, Shipment } from '../../../controls/index.ts';
import type { Paint } from '../paint.ts';
import { wrapText } from '../wrap.ts';

/** What an answer holds for, beside the chip. */
export interface Circumstances {
  readonly shipment: Shipment;
  /** The only side looked at; all where undefined. */
  readonly jurisdiction: string | undefined;
  /** Acts that were never enforced, taken as if they had been. */
  readonly whatIfs: readonly string[];
  readonly rules: Rulebook;
  /** The day to which the acts were read, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The name of a country, as a sentence has it. */
export const country = (code: string, { rules }: Circumstances): string => rules.places.countries.get(code) ?? code;

/** `from the United States to Singapore, for a buyer owned in China`. */
export const wayWords = (c: Circumstances): string => {
  const { destination, headquarters, route } = c.shipment;
  const from = route === 'US' ? 'from the United States' : 'from outside the United States';
  const owned = headquarters === destination ? '' : `, for a buyer owned in ${country(headquarters, c)}`;
  const side = c.jurisdiction === undefined ? '' : `, by acts of ${country(c.jurisdiction, c)} alone`;
  return `${from} to ${country(destination, c)}${owned}${side}`;
};

/** The title of an act. */
export const titleOf = (id: string, { rules }: Circumstances): string => rules.acts.find((act) => act.id === id)?.title ?? '';

/**
 * The last lines of every page: as of when, and what the page is not.
 * @param date the latest day that the page speaks of, where it speaks of one
 */
export const footer = (c: Circumstances, date: string | undefined, width: number, p: Paint): string => {
  const sentences = [
    `Acts as read on ${c.asOf}, reduced to figures, dates and places.`,
    ...(date !== undefined && date > c.asOf ? [`For ${date} they are taken to stand as they stood then.`] : []),
    ...(c.whatIfs.length > 0 ? [`As if enforced: ${c.whatIfs.join(', ')}.`] : []),
    'This is not legal advice.',
  ];
  return p.dim(wrapText(sentences.join(' '), width));
};
