import { csvRecords } from '../../kit/csv/records.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { grid } from '../../report/terminal/grid.ts';
import { paint } from '../../report/terminal/paint.ts';
import { plain } from '../../report/terminal/plain.ts';
import type { Command } from '../command.ts';
import { type DataTable, dataTables, type Rows } from '../data-tables.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';

const list = (tables: readonly DataTable[], session: Session): void => {
  if (session.json)
    session.out(
      JSON.stringify(
        tables.map(({ name, about }) => ({ name, about })),
        null,
        2,
      ),
    );
  else
    session.out(
      grid(
        tables.map((t) => [t.name, t.about]),
        ['left', 'left'],
      ),
    );
};

const asRecords = ({ columns, rows }: Rows): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(columns.map((c, i) => [c, row[i] as string])));

/** One block a row: tables are wider than any terminal, and a figure should stand beside its unit and source. */
const asBlocks = (table: DataTable, { columns, rows }: Rows, session: Session): string => {
  const p = paint(session.outColour);
  const block = (row: readonly string[]): string => {
    const cells = columns.flatMap((c, i) =>
      row[i] === '' || i === 0 ? [] : [[`  ${c}`, `${plain(row[i] as string)} ${p.dim(table.units.get(c) ?? '')}`]],
    );
    return `${p.bold(plain(row[0] as string))}\n${cells.length > 0 ? grid(cells, ['left', 'left']) : ''}`;
  };
  return rows.map(block).join('\n\n');
};

const show = async (table: DataTable, format: string | undefined, session: Session): Promise<void> => {
  const rows = await table.read();
  if (session.json) session.out(JSON.stringify(asRecords(rows), null, 2));
  else if (format === 'csv') session.out(csvRecords([rows.columns, ...rows.rows]));
  else session.out(asBlocks(table, rows, session));
};

export const data: Command = {
  positionals: '[table]',
  options: { format: { about: 'Write a table in this form', value: 'csv' } },
  run: async (args, session) => {
    const format = args.value('format');
    if (format !== undefined && format !== 'csv') throw new UsageError(`data has no format '${format}'`, 'the only one is csv');
    const tables = dataTables();
    const [name] = args.positionals;
    if (name === undefined) {
      list(tables, session);
      return EXIT.done;
    }
    const table = tables.find((t) => t.name === name);
    const names = tables.map((t) => t.name);
    if (!table) throw new UsageError(`there is no table '${name}'`, didYouMean(name, names) ?? `the tables are ${names.join(', ')}`);
    await show(table, format, session);
    return EXIT.done;
  },
};
