import type { SheetCell } from 'write-excel-file/universal';
import type { Look, PlainCell } from './sheet.ts';

type Style = Omit<SheetCell, 'value' | 'type'>;

const MONEY = '#,##0.00_);[Red]\\(#,##0.00\\)';

const STYLES: Readonly<Record<Exclude<Look, 'quantity'>, Style>> = {
  title: { fontWeight: 'bold' },
  note: { fontStyle: 'italic', textColor: '#595959' },
  head: { fontWeight: 'bold', backgroundColor: '#d9e2ec', wrap: true },
  text: {},
  money: { format: MONEY },
  total: { format: MONEY, fontWeight: 'bold', topBorderStyle: 'thin' },
  // blue on yellow: what a reader may change, as modellers have it
  given: { format: '0.00%', textColor: '#0000ff', backgroundColor: '#fff9db' },
  rate: { format: '0.00%' },
  factor: { format: '0.000000' },
  month: { format: 'yyyy\\-mm', align: 'left' },
  whole: { format: '0' },
};

/** Decimals by magnitude: quantities of many units stand in one column. */
const quantityFormat = (value: number): string => {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return '#,##0';
  if (size >= 1) return '#,##0.00';
  return size >= 0.001 ? '0.0000' : '0.00E+00';
};

/** A number format belongs to numbers only. */
export const styleOf = ({ value, look }: PlainCell): Style => {
  if (look === 'quantity') return typeof value === 'number' ? { format: quantityFormat(value) } : {};
  const { format, ...style } = STYLES[look];
  return typeof value === 'number' && format !== undefined ? { ...style, format } : style;
};
