import type { Chip } from '../../catalogue/index.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { UsageError } from '../exit.ts';

/** `RTX-4090 D` → `rtx_4090_d`: people write names as they like. */
const spelled = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** More would not be read. */
const MOST_NAMED = 8;

const hintFor = (word: string, chips: readonly Chip[]): string => {
  const ids = chips.map((chip) => chip.id);
  const within = ids.filter((id) => spelled(word).length > 1 && id.includes(spelled(word)));
  if (within.length > 0) return `there are ${within.slice(0, MOST_NAMED).join(', ')}${within.length > MOST_NAMED ? ' …' : ''}`;
  return didYouMean(word, ids) ?? 'suanli data chips lists them all';
};

/** The chips that words name, by id or name, in the order of the words and once each. */
export const findChips = (words: readonly string[], chips: readonly Chip[]): readonly Chip[] => {
  const found = words.map((word) => {
    const wanted = spelled(word);
    const chip = chips.find((c) => c.id === wanted) ?? chips.find((c) => spelled(c.name) === wanted);
    if (!chip) throw new UsageError(`there is no chip '${word}'`, hintFor(word, chips));
    return chip;
  });
  return [...new Set(found)];
};
