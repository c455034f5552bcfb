/** Longer words are no slips of the pen, and comparing them is not worth the time. */
const LONGEST = 80;

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours, no piece edited twice.
 * Source: L. Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011), section 2.2.
 */
export const distance = (a: string, b: string): number => {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((back[j] as number) + 1, (row[j - 1] as number) + 1, (back[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (twoBack[j - 2] as number) + 1);
      row.push(least);
    }
    twoBack = back;
    back = row;
  }
  return back[b.length] as number;
};

/** How many slips a word of this length may have and still be meant: none in one letter, three in a long word. */
const tolerance = (length: number): number => (length < 2 ? 0 : length < 4 ? 1 : length < 8 ? 2 : 3);

/**
 * The candidates that `word` may be a misspelling of, best first. Case counts only between equally good ones.
 * @param most how many to return at most
 */
export const suggest = (word: string, candidates: Iterable<string>, most = 3): string[] => {
  if (word.length > LONGEST) return [];
  const lower = word.toLowerCase();
  const allowed = tolerance(word.length);
  const near: { text: string; slips: number; exact: number }[] = [];
  for (const text of new Set(candidates)) {
    if (Math.abs(text.length - word.length) > allowed) continue;
    const slips = distance(lower, text.toLowerCase());
    if (slips <= allowed) near.push({ text, slips, exact: distance(word, text) });
  }
  near.sort((a, b) => a.slips - b.slips || a.exact - b.exact || (a.text < b.text ? -1 : 1));
  return near.slice(0, most).map((n) => n.text);
};

/** `did you mean 'site'?`, or nothing where no candidate is near. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  const [best] = suggest(word, candidates, 1);
  return best === undefined ? undefined : `did you mean '${best}'?`;
};
