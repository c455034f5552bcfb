import { type Determination, FIGURES, type Figure } from '../../../controls/index.ts';
import type { Paint } from '../paint.ts';

export type Standing = Determination['status'];

/** What is said of a status in a word or two. */
const WORDS: Readonly<Record<Standing, string>> = {
  free: 'free',
  notify: 'notification',
  licence: 'licence',
  deny: 'refused',
  unknown: 'unknown',
};

/** The stricter, the warmer. */
export const inColour = (status: Standing, text: string, p: Paint): string => {
  switch (status) {
    case 'deny':
      return p.red(text);
    case 'licence':
      return p.yellow(text);
    case 'notify':
      return p.cyan(text);
    case 'unknown':
      return p.dim(text);
    case 'free':
      return text;
  }
};

type Answer = Pick<Determination, 'status' | 'licence_policy' | 'exception' | 'fee'>;

const policyWords = (policy: NonNullable<Determination['licence_policy']>): string =>
  policy === 'not-stated' ? 'policy not stated' : policy.replaceAll('-', ' ');

/** A share as a percentage, without digits that it does not have. */
const percent = (share: number): string => `${Number((share * 100).toPrecision(6))} %`;

/** `licence, case by case, fee 15 %`. */
export const standingWords = ({ status, licence_policy, exception, fee }: Answer): string =>
  [
    WORDS[status],
    ...(licence_policy === null ? [] : [policyWords(licence_policy)]),
    ...(exception === null ? [] : [`under ${exception}`]),
    // what is refused pays nothing
    ...(fee === 0 || status === 'deny' ? [] : [`fee ${percent(fee)}`]),
  ].join(', ');

/** A status by itself, where the reason beside it says the rest. */
export const statusWord = (status: Standing): string => WORDS[status];

const isFigure = (name: string): name is Figure => Object.hasOwn(FIGURES, name);

/** A figure or fact that nobody has published, as people call it. */
export const missingWords = (name: string): string =>
  isFigure(name) ? FIGURES[name].title : name === 'datacentre' ? 'whether it is for data centres' : name;
