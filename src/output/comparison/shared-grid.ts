import { formatMonth } from '../../kit/month.ts';
import { yearsOf } from '../../kit/years.ts';
import { type Side, WHOLE } from './side.ts';

/** Which periods two results both cover, and what is said of the rest. */
export interface SharedGrid {
  readonly periods: ReadonlySet<string>;
  readonly leftOut: readonly string[];
}

const covered = ({ span: { start, months } }: Side): ReadonlyMap<string, string> =>
  new Map(yearsOf(start, months).map(({ year, from, to }) => [String(year), `${start + from}–${start + to}`]));

const horizonOf = ({ span: { start, months } }: Side): string => `${formatMonth(start)} to ${formatMonth(start + months - 1)}`;

const unshared = (a: Side, b: Side): readonly string[] => {
  const known = new Set(b.figures.map((f) => `${f.variable} in ${f.unit}`));
  return [...new Set(a.figures.map((f) => `${f.variable} in ${f.unit}`))].filter((name) => !known.has(name));
};

const MOST_NAMED = 5;

const some = (names: readonly string[]): string =>
  names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more` : names.join(', ');

/** The grid two results share: years of which both hold the same months, and the whole where the horizons are the same. */
export const sharedGrid = (a: Side, b: Side): SharedGrid => {
  const [x, y] = [covered(a), covered(b)];
  const years = [...x].flatMap(([year, months]) => (y.get(year) === months ? [year] : []));
  const whole = horizonOf(a) === horizonOf(b);
  const lost = [...new Set([...x.keys(), ...y.keys()])].filter((year) => !years.includes(year)).sort();
  const leftOut = [
    ...(whole ? [] : [`${a.label} runs ${horizonOf(a)}, ${b.label} ${horizonOf(b)}: figures of the whole horizon are left out`]),
    ...(lost.length > 0 ? [`years of which not both hold the same months are left out: ${lost.join(', ')}`] : []),
    ...[a, b].flatMap((side) => (side.figures.some((f) => f.draws) ? [] : [`${side.label} keeps no futures: only means are compared`])),
    ...(a.version === b.version ? [] : [`${a.label} was made by version ${a.version}, ${b.label} by ${b.version}`]),
    ...[[a, b] as const, [b, a] as const].flatMap(([own, other]) => {
      const names = unshared(own, other);
      return names.length > 0 ? [`${other.label} has no ${some(names)}`] : [];
    }),
  ];
  return { periods: new Set([...years, ...(whole ? [WHOLE] : [])]), leftOut };
};
