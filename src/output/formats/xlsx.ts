import type { Format } from './format.ts';

export const xlsx: Format = {
  name: 'xlsx',
  about: 'result.xlsx, a workbook: summary, years, cash flow with live formulas, assumptions with sources',
  write: async function* (tables, run) {
    const [{ sheetsOf }, { bookBytes }] = await Promise.all([import('../workbook/sheets-of.ts'), import('../workbook/book-bytes.ts')]);
    yield { name: 'result.xlsx', content: await bookBytes(sheetsOf(tables, run)) };
  },
};
