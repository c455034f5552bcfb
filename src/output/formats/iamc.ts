import { DIMENSIONS, type DimensionName } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Cell, eachAlone, number, rowsIn, type Table, text } from '../table.ts';
import { csvFile } from './csv.ts';
import type { Format } from './format.ts';

/** Statistics of annual.csv; the mean goes by the variable's own name. */
const STATISTICS = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95'] as const;

/** `cost.per_chip_hour` → `Cost|Per Chip Hour`. */
const variableName = (id: string): string =>
  id
    .split('.')
    .map((part) => part.replace(/(^|_)([a-z0-9])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase()))
    .join('|');

/** Regions of IAMC data are countries by their English names; a code nobody knows stays as it is. */
const countryName = (code: string): string => new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;

type Places = Readonly<Partial<Record<DimensionName, string>>>;

/** Where a row is: its site, else its region, else the whole country of the plan. */
const regionOf = (at: Places, country: string): { readonly region: string; readonly used: DimensionName | undefined } => {
  if (at.site) return { region: at.site, used: 'site' };
  return at.region ? { region: at.region, used: 'region' } : { region: country, used: undefined };
};

const COLUMNS = [
  text('model', 'suanli and its version'),
  text('scenario', 'Name of the scenario, with #variant where one was chosen'),
  text('region', 'Site or region; the country of the plan for totals'),
  text('variable', 'Levels of the name of the quantity, then dimension and member, then the quantile; a mean has no such level'),
  text('unit', 'Unit of the value'),
  { name: 'year', type: 'year' as const, about: 'Calendar year' },
  number('value', 'Mean over the draws, or the quantile that the variable names'),
];

/** The years of annual.csv in the long layout of the Integrated Assessment Modeling Consortium, which pyam and its kin read. */
export const iamcTable = (annual: Table, run: RunView): Table => ({
  name: 'iamc',
  about: 'Annual figures in the long IAMC layout',
  columns: COLUMNS,
  blocks: eachAlone([...iamcRows(annual, run)]),
});

function* iamcRows(annual: Table, run: RunView): Generator<Cell[]> {
  const place = new Map(annual.columns.map((column, i) => [column.name, i]));
  const country = countryName(run.country);
  for (const row of rowsIn(annual)) {
    const get = (name: string): Cell => row[place.get(name) as number] as Cell;
    const at: Places = Object.fromEntries(DIMENSIONS.map((d) => [d, String(get(d))]));
    const { region, used } = regionOf(at, country);
    const levels = DIMENSIONS.filter((d) => d !== used && at[d]).flatMap((d) => [variableName(d), at[d] as string]);
    const variable = [variableName(String(get('variable'))), ...levels].join('|');
    // one draw has no quantiles of its own
    for (const statistic of run.results.draws === 1 ? (['mean'] as const) : STATISTICS) {
      const name = statistic === 'mean' ? variable : `${variable}|${statistic}`;
      yield [`suanli ${run.facts.version}`, run.scenario, region, name, get('unit'), get('period'), get(statistic)];
    }
  }
}

export const iamc: Format = {
  name: 'iamc',
  about: 'iamc.csv, annual figures in the long IAMC layout: model, scenario, region, variable, unit, year, value',
  write: (tables, run) => {
    const annual = tables.find((table) => table.name === 'annual');
    if (!annual) throw new Error('there is no table of years');
    return [csvFile(iamcTable(annual, run))];
  },
};
