import { type Catalogue, figureToValue, readCatalogue, type TableName } from '../catalogue/index.ts';
import { type Rulebook, readRulebook } from '../controls/index.ts';
import { type Problem, ProblemsError } from '../kit/problem.ts';
import { combineDimensions } from '../kit/unit.ts';
import type { World } from '../scenario/binding/index.ts';
import type { Catalogue as ScenarioCatalogue } from '../scenario/index.ts';

/** Texts of `data/`, as the host reads them. */
export interface DataTexts {
  /** `chips.csv` → its text. */
  readonly text: (name: string) => string;
  /** Names of all files, such as `regimes/us-2022-10-07-ifr.yaml`. */
  readonly names: readonly string[];
}

/** Tables a scenario can refer to. */
const TABLES = ['chips', 'servers', 'sites', 'models', 'cooling', 'realisation'] as const satisfies readonly TableName[];

export const readRules = (data: DataTexts): { readonly rulebook?: Rulebook | undefined; readonly problems: readonly Problem[] } => {
  const regimes = data.names.filter((name) => name.startsWith('regimes/')).map((name) => ({ file: `data/${name}`, text: data.text(name) }));
  return readRulebook(regimes, { file: 'data/places.yaml', text: data.text('places.yaml') });
};

/**
 * Reads what a simulation needs of our own data.
 * @throws ProblemsError if our own data is at fault
 */
export const readWorld = (data: DataTexts): World => {
  const { catalogue, problems } = readCatalogue(new Map(TABLES.map((name) => [name, data.text(`${name}.csv`)])));
  const rules = readRules(data);
  const all = [...problems, ...rules.problems];
  if (all.length > 0 || !rules.rulebook) throw new ProblemsError(all);
  return { catalogue, rulebook: rules.rulebook };
};

/** Names of the files a world is made from. */
export const worldFiles = (names: readonly string[]): string[] => [
  ...TABLES.map((name) => `${name}.csv`),
  ...names.filter((name) => name.startsWith('regimes/')),
  'places.yaml',
];

/** Figures of one chip are per chip where a scenario uses them. */
const dimensionIn = (table: string, dimension: string): string =>
  table === 'chips' ? combineDimensions(dimension, 'chip', -1) : dimension;

const isTable = (name: string): name is (typeof TABLES)[number] => TABLES.some((t) => t === name);

/** The catalogue as scenario files see it: rows by id, figures as values. */
export const scenarioCatalogue = ({ catalogue, rulebook }: World): ScenarioCatalogue => {
  const acts = [...rulebook.acts, ...rulebook.whatIfs].map((act) => act.id);
  return {
    ids: (table) => (table === 'regimes' ? acts : isTable(table) ? catalogue.list(table).map((row) => row.id) : undefined),
    row: (table, id) => {
      if (table === 'regimes') return acts.includes(id) ? { figure: () => undefined } : undefined;
      const row = isTable(table) ? lookup(catalogue, table, id) : undefined;
      return row && { figure: (column) => figureIn(row, table, id, column) };
    },
  };
};

type AnyRow = Readonly<Record<string, unknown>>;

const lookup = (catalogue: Catalogue, table: TableName, id: string): AnyRow | undefined =>
  catalogue.lookup(table, id) as AnyRow | undefined;

type Figure = Parameters<typeof figureToValue>[0];

const isFigure = (cell: unknown): cell is Figure => typeof cell === 'object' && cell !== null && 'value' in cell && 'unit' in cell;

const figureIn = (row: AnyRow, table: string, id: string, column: string) => {
  const cell = row[column];
  if (!isFigure(cell)) return undefined;
  const { text, dimension } = cell.unit;
  return { value: figureToValue(cell, `${table}.${id}.${column}`), dimension: dimensionIn(table, dimension), unit: text };
};
