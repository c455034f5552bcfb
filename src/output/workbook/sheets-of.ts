import type { RunView } from '../run-view.ts';
import type { Table } from '../table.ts';
import { aboutSheet } from './about-sheet.ts';
import { annualSheet } from './annual-sheet.ts';
import { assumptionsSheet } from './assumptions-sheet.ts';
import { cashFlowSheets } from './cash-flow-sheets.ts';
import type { Sheet } from './sheet.ts';
import { summarySheet } from './summary-sheet.ts';

/** The sheets of a run's workbook, in order. */
export const sheetsOf = (tables: readonly Table[], run: RunView): Sheet[] => {
  const annual = tables.find((table) => table.name === 'annual');
  if (!annual) throw new Error('there is no table of years');
  return [
    summarySheet(run),
    annualSheet(annual, run),
    ...run.cashFlows.flatMap((view) => cashFlowSheets(run, view)),
    assumptionsSheet(run),
    aboutSheet(run),
  ];
};
