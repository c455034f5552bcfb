export { attributionJson, attributionTable } from './attribution.ts';
export { comparisonFiles } from './files.ts';
export { type Bands, bandsOf, type ComparedVariable, comparedHeadlines, type Line } from './headlines.ts';
export { comparisonRows, comparisonTable } from './rows.ts';
export { sharedGrid } from './shared-grid.ts';
export { type Figure, type Side, settled } from './side.ts';
export { type ResultTexts, sideOfFolder } from './side-of-folder.ts';
export { sideOfRun } from './side-of-run.ts';
export { chartOf, type InputRow, inputRows, inputsTable, type Ranking, rankingTable } from './tables.ts';
