import type { Paint } from './paint.ts';
import { plain } from './plain.ts';
import { wrapPieces } from './wrap.ts';

/** What bound a flow in a year: limits with the share of what was held back that they account for, largest first; none: nothing was held back. */
export interface YearBinding {
  readonly year: number;
  readonly limits: readonly { readonly limit: string; readonly share: number }[];
}

/** A flow and what bound it, year by year. */
export interface FlowBinding {
  readonly flow: string;
  readonly years: readonly YearBinding[];
}

/** A second limit is worth a word from this share on. */
const WORTH_SAYING = 0.1;

/** A flow that got all it wanted counts that as its limit. */
const inWords = (limit: string): string => (limit === 'want' ? 'no limit' : plain(limit));

interface Stretch {
  readonly from: number;
  to: number;
  readonly limit: string | undefined;
  readonly shares: number[];
  readonly others: Set<string>;
}

/** Years in a row with the same first limit are said once. */
const stretches = (years: readonly YearBinding[]): Stretch[] => {
  const found: Stretch[] = [];
  for (const { year, limits } of years) {
    const [first, ...rest] = limits;
    let last = found.at(-1);
    if (!last || last.limit !== first?.limit) {
      last = { from: year, to: year, limit: first?.limit, shares: [], others: new Set() };
      found.push(last);
    }
    last.to = year;
    if (first) last.shares.push(first.share);
    for (const other of rest) if (other.share >= WORTH_SAYING) last.others.add(other.limit);
  }
  return found;
};

const percent = (shares: readonly number[]): string => {
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((s) => Math.round(s * 100)) as [number, number];
  return low === high ? `${low} %` : `${low}–${high} %`;
};

const words = (s: Stretch, p: Paint): string => {
  const when = s.from === s.to ? String(s.from) : `${s.from}–${s.to}`;
  if (s.limit === undefined) return p.dim(`${when} nothing`);
  const others = s.others.size === 0 ? '' : `, also ${[...s.others].map(inWords).join(', ')}`;
  return `${when} ${p.bold(inWords(s.limit))} (${percent(s.shares)}${others})`;
};

/** A paragraph a flow: its name, then what bound it when. */
export const bindingText = (flows: readonly FlowBinding[], width: number, p: Paint): string =>
  flows
    .map(
      ({ flow, years }) =>
        `${p.cyan(plain(flow))}\n  ${wrapPieces(
          stretches(years).map((s) => words(s, p)),
          ' · ',
          width - 2,
          2,
        ).join('\n')}`,
    )
    .join('\n');
