import { type Catalogue, type Figure, figureToValue, type RowOf } from '../../../catalogue/index.ts';
import { constant, type Value } from '../../../uncertainty/index.ts';
import type { Scenario, Site } from '../../scenario.ts';
import { type Inputs, largest } from '../inputs.ts';

type Cooling = RowOf<'cooling'>;

/** What halls need beside their IT, as the scenario or the way of cooling says. */
export interface Halls {
  readonly pue: Value;
  readonly designPue: Value;
  /** W a rack can be fed and cooled with; none where nothing limits it. */
  readonly rackPower: Value | undefined;
  /** The row of `data/cooling.csv` that speaks where the scenario does not. */
  readonly row: Cooling | undefined;
}

/** Rows that hold at a mean temperature, one for each way of cooling that such a climate allows. */
export const coolingAt = (catalogue: Catalogue, temperature: number): readonly Cooling[] =>
  catalogue.list('cooling').filter(({ from, below }) => from && below && temperature >= from.value && temperature < below.value);

const findRow = (inputs: Inputs, scenario: Scenario, catalogue: Catalogue, site: Site): Cooling | undefined => {
  const { id, cooling, temperature, origin } = site;
  if (cooling === undefined) return undefined;
  const place = scenario.origins.get(`sites.${site.key}.cooling`) ?? origin;
  if (!temperature) {
    inputs.report(place, 'missing-figure', `sites.${id}: no temperature, on which cooling depends`, 'temperature: 8 degC');
    return undefined;
  }
  const degrees = inputs.decide(temperature);
  const rows = coolingAt(catalogue, degrees);
  const row = rows.find((r) => r.cooling === cooling);
  if (!row) {
    const ways = rows.map((r) => r.cooling).join(', ');
    inputs.report(
      place,
      'unsuited-cooling',
      `sites.${id}.cooling: data/cooling.csv knows no ${cooling} cooling at ${Number(degrees.toPrecision(3))} degC on the mean of the year`,
      ways === '' ? 'leave cooling out, and write pue and design_pue' : `${ways}, or leave cooling out and write pue and design_pue`,
    );
  }
  return row;
};

/** Each site draws its own figure from the range of its climate. */
const drawn = (site: Site, name: string, figure: Figure): Value => {
  const value = figureToValue(figure, `sites.${site.key}.${name}`);
  return { ...value, origin: { ...value.origin, path: `cooling.${site.cooling}.${name}` } };
};

/** Figures of the halls of a site: what the scenario says, else what its way of cooling brings. */
export const hallsOf = (inputs: Inputs, scenario: Scenario, catalogue: Catalogue, site: Site): Halls => {
  const row = findRow(inputs, scenario, catalogue, site);
  const nothing = constant(1, site.origin);
  const of = (name: 'pue' | 'design_pue'): Value => {
    const figure = row?.[name];
    return figure ? drawn(site, name, figure) : nothing;
  };
  const pue = site.pue ?? of('pue');
  const design = site.design_pue ?? of('design_pue');
  return {
    pue,
    // the hottest hour is no better than the year
    designPue: site.pue || site.design_pue ? design : largest(design, pue),
    rackPower: site.rack_power ?? (row?.rack_power && figureToValue(row.rack_power, `sites.${site.key}.rack_power`)),
    row,
  };
};
