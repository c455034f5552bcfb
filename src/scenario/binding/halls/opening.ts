import { combine, constant, type Value } from '../../../uncertainty/index.ts';
import type { Cluster, Site } from '../../scenario.ts';
import { type Inputs, largest, product, structural } from '../inputs.ts';
import type { Halls } from './cooling.ts';

/** Chips of the start stand where there is power and their racks fit, in proportion; halls hold at least what stands in them. */
export const bindOpening = (
  inputs: Inputs,
  sites: readonly Site[],
  chips: readonly Cluster[],
  hallsAt: (s: Site) => Halls,
  fits: (c: Cluster, s: Site) => boolean,
): void => {
  const powers = sites.map((s) => s.built);
  const shareOf = (c: Cluster, i: number): Value => {
    const s = sites[i] as Site;
    const open = sites.map((other) => (fits(c, other) ? 1 : 0));
    return combine(
      powers,
      (x) => {
        const here = x.map((power, k) => power * (open[k] as number));
        const all = here.reduce((a, b) => a + b, 0);
        return all > 0 ? (here[i] as number) / all : (open[i] as number) / Math.max(1, open.filter((o) => o === 1).length);
      },
      { ...s.origin, text: 'share of the power there at the start' },
    );
  };
  const hosted = chips.flatMap((c, k) => sites.map((s, i) => ({ c, k, s, i })));
  inputs.combination(
    'hosting',
    hosted.map(({ c, s }) => `${c.chip}/${s.id}`),
    hosted.map(({ k, i }) => [k, i]),
  );
  inputs.set(
    'fits',
    hosted.map(({ c, s }) => structural(fits(c, s) ? 1 : 0, s.origin)),
  );
  const empty = (c: Cluster): boolean => c.installed.kind === 'constant' && c.installed.value === 0;
  inputs.set(
    'installedStart',
    hosted.map(({ c, i }) => (empty(c) ? constant(0, c.installed.origin) : product(c.installed, shareOf(c, i)))),
  );
  const standing = chips.filter((c) => !empty(c) && c.power);
  inputs.set(
    'builtStart',
    sites.map((s, i) => {
      const draw = combine(
        [hallsAt(s).designPue, ...standing.flatMap((c) => [c.installed, shareOf(c, i), c.power as Value])],
        ([pue, ...parts]) => {
          let watts = 0;
          for (let k = 0; k < parts.length; k += 3) watts += (parts[k] as number) * (parts[k + 1] as number) * (parts[k + 2] as number);
          return watts * (pue as number);
        },
        { ...s.origin, text: 'power of what stands there at the start' },
      );
      return standing.length === 0 ? s.built : largest(s.built, draw);
    }),
  );
};
