import { dataFiles, dataText } from '../hosts/node/data-texts.ts';
import { readCsv } from '../kit/csv/read.ts';

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table `suanli data` can show, read only when it is asked for. */
export interface DataTable {
  readonly name: string;
  readonly about: string;
  /** Units of its columns, where they have one for all rows. */
  readonly units: ReadonlyMap<string, string>;
  readonly read: () => Promise<Rows>;
}

/** What data/datapackage.json says of a table. */
interface Resource {
  readonly path: string;
  readonly description?: string;
  readonly schema?: { readonly fields: readonly { readonly name: string; readonly unit?: string }[] };
}

const described = (): ReadonlyMap<string, Resource> => {
  if (!dataFiles().includes('datapackage.json')) return new Map();
  const { resources } = JSON.parse(dataText('datapackage.json')) as { readonly resources: readonly Resource[] };
  return new Map(resources.map((resource) => [resource.path, resource]));
};

const readFile = (path: string): Rows => {
  const { table, problems } = readCsv(dataText(path), `data/${path}`);
  if (!table || problems.length > 0) throw new Error(`data/${path}: ${problems[0]?.message ?? 'cannot be read'}`);
  return { columns: table.columns, rows: table.rows.map((row) => table.columns.map((c) => row.cells.get(c) ?? '')) };
};

const fileTables = (): DataTable[] => {
  const known = described();
  return dataFiles()
    .filter((path) => path.endsWith('.csv'))
    .map((path) => ({
      name: path.replace(/\.csv$/, ''),
      about: known.get(path)?.description ?? '',
      units: new Map(known.get(path)?.schema?.fields.flatMap((f) => (f.unit === undefined ? [] : [[f.name, f.unit]]))),
      read: async () => readFile(path),
    }));
};

/** Every quantity of the model that results can show. */
const variables: DataTable = {
  name: 'variables',
  about: 'Every variable of the results, with unit and meaning',
  units: new Map(),
  read: async () => {
    const [{ describe }, { suanli }] = await Promise.all([import('../equations/describe.ts'), import('../model/suanli.ts')]);
    const shown = describe(suanli()).filter((d) => d.id !== undefined);
    return {
      columns: ['variable', 'unit', 'meaning', 'by', 'year', 'sector'],
      rows: shown.map((d) => [d.id as string, d.unit, d.about, d.rows.map((r) => r.name).join(' '), d.yearly, d.sector]),
    };
  },
};

/** Acts, one row each; dates are the first day on which an act holds and the first on which it does not. */
const regimes: DataTable = {
  name: 'regimes',
  about: 'Acts on export, import, foundries and procurement, with dates and sources',
  units: new Map(),
  read: async () => {
    const { shippedRulebook } = await import('./controls/controls-data.ts');
    const { acts, whatIfs } = shippedRulebook();
    return {
      columns: [
        'regime',
        'title',
        'jurisdiction',
        'gate',
        'announced',
        'effective',
        'ends',
        'enforced',
        'classes',
        'amends',
        'sources',
        'confidence',
        'as_of',
        'notes',
      ],
      rows: [...acts, ...whatIfs].map((act) => [
        act.id,
        act.title,
        act.jurisdiction,
        act.gate,
        act.announced,
        act.effective,
        act.ends ?? '',
        String(!act.whatIf),
        act.classes.map((c) => c.id).join(' '),
        [...new Set(act.amends.map((a) => a.act))].join(' '),
        act.sources.join(' ; '),
        act.confidence,
        act.asOf,
        act.notes ?? '',
      ]),
    };
  },
};

/** All tables, by name. */
export const dataTables = (): DataTable[] => [...fileTables(), regimes, variables].sort((a, b) => (a.name < b.name ? -1 : 1));
