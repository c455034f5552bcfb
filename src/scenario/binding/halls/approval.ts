import type { Catalogue } from '../../../catalogue/index.ts';
import type { Origin, Value } from '../../../uncertainty/index.ts';
import type { Scenario, Site } from '../../scenario.ts';
import { type Inputs, largest, smallest } from '../inputs.ts';
import { coolingAt, type Halls } from './cooling.ts';

/** The end of what is fixed or drawn that five draws in a hundred pass; nothing for what varies or is computed. */
const endOf = (value: Value, end: 'low' | 'high'): number | undefined =>
  value.kind === 'constant'
    ? value.value
    : value.kind === 'uncertain'
      ? value.distribution.quantile(end === 'low' ? 0.05 : 0.95)
      : undefined;

const short = (x: number): number => Number(x.toPrecision(4));

/** Ways of cooling that meet a limit of PUE in the climate of the site. */
const coolEnough = (catalogue: Catalogue, inputs: Inputs, site: Site, limit: number): string => {
  const rows = site.temperature ? coolingAt(catalogue, inputs.decide(site.temperature)) : [];
  const ways = rows.filter((row) => (row.pue?.low ?? row.pue?.value ?? Number.POSITIVE_INFINITY) <= limit).map((row) => row.cooling);
  return ways.length === 0 ? '' : `${ways.join(', ')} may reach it here; `;
};

/** Halls above the local limit are not approved: what is built meets it, and a plan that cannot is refused. */
export const approvedPUE = (inputs: Inputs, scenario: Scenario, catalogue: Catalogue, site: Site, halls: Halls): Value => {
  const { pue, row } = halls;
  const { id, pue_limit: limit } = site;
  if (limit === undefined) return pue;
  const least = endOf(pue, 'low');
  if (least !== undefined && limit.kind === 'constant' && least > limit.value) {
    const cooled = row !== undefined && site.pue === undefined;
    const place: Origin = (cooled && scenario.origins.get(`sites.${site.key}.cooling`)) || pue.origin;
    const above = `is above the local limit of ${short(limit.value)} for new halls`;
    const said = cooled
      ? `sites.${id}.cooling: ${row.cooling} in a ${row.climate} climate gives a PUE of ${short(least)} at best, which`
      : '';
    inputs.report(
      place,
      'out-of-range',
      cooled ? `${said} ${above}` : `sites.${id}.pue: ${short(least)} ${above}`,
      cooled
        ? `${coolEnough(catalogue, inputs, site, limit.value)}set pue_limit where the rule does not apply`
        : `plan a PUE of ${short(limit.value)} at most, or set pue_limit where the rule does not apply`,
    );
  }
  return smallest(pue, limit);
};

/** New halls that must buy so much of their electricity green are approved with no less, and a plan that buys less is refused. */
export const approvedGreen = (inputs: Inputs, { id, green, green_required: required }: Site): Value => {
  if (required === undefined) return green;
  const [most, least] = [endOf(green, 'high'), endOf(required, 'low')];
  if (most !== undefined && least !== undefined && most < least) {
    inputs.report(
      required.origin,
      'out-of-range',
      `sites.${id}.green: ${short(100 * most)} % is below the ${short(100 * least)} % without which new halls are not approved`,
      `green: ${short(100 * least)} %, or leave green_required out where the rule does not apply`,
    );
  }
  return largest(green, required);
};
