import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  type Asked,
  type ChipFigures,
  type Determination,
  determine,
  question,
  type Rulebook,
  readRulebook,
  type SourceText,
} from '../../src/controls/index.ts';

const data = new URL('../../data/', import.meta.url);

const textOf = (path: string): SourceText => ({ file: `data/${path}`, text: readFileSync(new URL(path, data), 'utf8') });

export const placesText = textOf('places.yaml');

export const regimeTexts: readonly SourceText[] = readdirSync(new URL('regimes/', data))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => textOf(`regimes/${name}`));

export const shipped = readRulebook(regimeTexts, placesText);

/** The rules that ship. */
export const rules: Rulebook = shipped.rulebook;

const number = (cell: string | undefined): number | undefined => (cell === undefined || cell === '' ? undefined : Number(cell));

const flag = (cell: string | undefined): boolean => {
  if (cell !== 'true' && cell !== 'false') throw new Error(`'${cell}' is no flag`);
  return cell === 'true';
};

/** The chips that ship, read without the catalogue's own reader. */
export const chips: readonly ChipFigures[] = (
  parse(readFileSync(new URL('chips.csv', data), 'utf8'), { columns: true }) as Record<string, string>[]
).map((row) => ({
  id: row['id'],
  name: row['name'],
  maker: row['maker_country'],
  datacentre: flag(row['data_centre']),
  tpp: number(row['tpp']),
  area: number(row['die_area']),
  performance_density: number(row['performance_density']),
  memory_bandwidth: number(row['memory_bandwidth']),
  io: number(row['io_bandwidth']),
  released: row['phase'] === 'released' ? row['release'] : undefined,
}));

export const chip = (id: string): ChipFigures => {
  const found = chips.find((c) => c.id === id);
  if (!found) throw new Error(`no chip ${id}`);
  return found;
};

/** A US data-centre part with the figures given and nothing else out of the ordinary. */
export const part = (figures: ChipFigures): ChipFigures => ({
  maker: 'US',
  datacentre: true,
  tpp: 100,
  area: 800,
  memory_bandwidth: 100,
  io: 10,
  released: '2022-01',
  ...figures,
});

/** Asks about a delivery to China unless told otherwise. */
export const ask = (figures: ChipFigures, date: string, more: Partial<Asked> = {}, rulebook: Rulebook = rules): Determination => {
  const asked = question({ chip: figures, date, destination: 'CN', ...more }, rulebook);
  if (!asked.question) throw new Error(asked.faults.map((f) => f.fault).join('; '));
  return determine(asked.question, rulebook);
};

/** As `ask`, of the US side alone. */
export const askUS = (figures: ChipFigures, date: string, more: Partial<Asked> = {}): Determination =>
  ask(figures, date, { jurisdiction: 'US', ...more });
