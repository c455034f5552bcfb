import writeBook, { type Feature, type SheetCell, type SheetContent } from 'write-excel-file/universal';
import { address, type BookCell, type Sheet } from './sheet.ts';
import { styleOf } from './style.ts';
import { withoutTimes } from './without-times.ts';

/** The most characters a cell may hold. */
const LONGEST_TEXT = 32_767;

const sheetCell = (cell: BookCell): SheetCell | null => {
  if (cell === null || cell.value === '') return cell === null ? null : { value: '', type: String, ...styleOf(cell) };
  const style = styleOf(cell);
  if ('formula' in cell) return { value: cell.formula, type: 'Formula', ...style };
  if (typeof cell.value === 'number') return { value: cell.value, type: Number, ...style };
  return { value: cell.value.slice(0, LONGEST_TEXT), type: String, ...style };
};

const contentOf = ({ name, widths, frozen, rows }: Sheet): SheetContent => ({
  sheet: name,
  orientation: 'landscape',
  data: rows.map((row) => row.map(sheetCell)),
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: frozen.rows,
  stickyColumnsCount: frozen.columns,
});

/** What every formula of a sheet comes to, by address. */
const resultsOf = ({ rows }: Sheet): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row, r) => row.flatMap((c, i) => (c !== null && 'formula' in c ? [[address(r, i), c.value] as const] : []))));

/** Formulas carry their results, for readers that do not calculate; programs that do are asked to when they open the file. */
const calculated = (sheets: readonly Sheet[]): Feature => {
  const results = sheets.map(resultsOf);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) =>
            xml.replace(/<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>/g, (found, at: string) => `${found}<v>${results[sheetIndex]?.get(at)}</v>`),
        },
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes) => (tag === 'calcPr' ? { ...attributes, fullCalcOnLoad: '1' } : attributes),
        },
      },
    },
  };
};

/** A workbook as the bytes of an .xlsx file; the same sheets give the same bytes. */
export const bookBytes = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const blob = await writeBook(sheets.map(contentOf), { features: [calculated(sheets)], fontFamily: 'Calibri', fontSize: 11 }).toBlob();
  return withoutTimes(new Uint8Array(await blob.arrayBuffer()));
};
