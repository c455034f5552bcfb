import type { RunView } from '../run-view.ts';
import type { Table } from '../table.ts';
import { accounts } from './accounts.ts';
import { annual } from './annual.ts';
import { costs } from './costs.ts';
import { limits } from './limits.ts';
import { projections } from './projections.ts';
import { summary } from './summary.ts';

/** The tables of a result folder, in the order they are written and described. */
export const TABLES: readonly ((run: RunView) => Table)[] = [projections, annual, costs, accounts, summary, limits];
