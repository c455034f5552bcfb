import Table from 'cli-table3';

/** One cell may hold several lines. */
export type GridRow = readonly string[];

const NO_FRAME = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .map((side) => [side, '']),
);

/** Rows in aligned columns without a frame, two spaces apart; wide characters count double, colour codes nothing. */
export const grid = (rows: readonly GridRow[], align: readonly ('left' | 'right')[]): string => {
  const table = new Table({
    chars: { ...NO_FRAME, 'mid-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...align],
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};
