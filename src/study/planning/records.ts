import type { Description, Dimension, Model, Program, RecordRequest } from '../../equations/index.ts';
import { isCost } from '../../model/cost-lines.ts';
import type { Scenario } from '../../scenario/index.ts';

const shownOver = (d: Description): readonly (readonly Dimension[])[] => {
  const total = d.over.length === 0 || d.total !== 'none' ? [[]] : [];
  return [...total, ...d.rows.map((dimension) => [dimension])];
};

/** The leaves of `costs.csv`. */
const costCells = (model: Model): readonly RecordRequest[] =>
  model.sectors.flatMap((s) =>
    Object.entries(s.declarations).flatMap(([name, d]) => (isCost(d) ? [{ name, over: d.cost.cells ?? d.over }] : [])),
  );

/** Totals of every public variable and the one-dimension rows of those marked for it; crossed cells that the scenario asks for. */
export const records = (model: Model, descriptions: readonly Description[], scenario: Scenario): readonly RecordRequest[] => {
  const shown = descriptions.filter((d) => d.id !== undefined && d.kind !== 'overall');
  const usual = shown.flatMap((d) => shownOver(d).map((over) => ({ name: d.name, over })));
  const crossed = scenario.outputs.flatMap(({ variable, by }): RecordRequest[] => {
    const d = shown.find((s) => s.id === variable || s.name === variable);
    const parts = new Set(d?.over.flatMap((o) => [o, ...(o.of ?? [])]));
    const over = by.flatMap((name) => [...parts].filter((p) => p.name === name));
    return d && over.length === by.length ? [{ name: d.name, over }] : [];
  });
  return onceEach([...usual, ...costCells(model), ...crossed]);
};

/** A cost line over nothing is its own total, and a scenario may ask for what is written anyway. */
const onceEach = (requests: readonly RecordRequest[]): readonly RecordRequest[] => [
  ...new Map(requests.map((r) => [JSON.stringify([r.name, ...r.over.map((o) => o.name)]), r])).values(),
];

/** Totals of the quantities wanted, and rows of some of them. */
export const totalsOf = (
  descriptions: readonly Description[],
  wanted: ReadonlySet<string>,
  rowed: ReadonlySet<string>,
): readonly RecordRequest[] =>
  descriptions
    .filter((d) => d.kind !== 'overall' && (wanted.has(d.name) || (d.id !== undefined && wanted.has(d.id))))
    .flatMap((d) => {
      const total = { name: d.name, over: d.over.length > 0 && d.total === 'none' ? d.over : [] };
      const rows = d.id !== undefined && rowed.has(d.id) ? d.rows.map((dimension) => ({ name: d.name, over: [dimension] })) : [];
      return [total, ...rows];
    });

/** The program with only these overall quantities, and without counting limits. What must hold is still checked. */
export const only = (program: Program, wanted: ReadonlySet<string>): Program => ({
  ...program,
  tallies: [],
  overalls: program.overalls.filter((o) => wanted.has(o.id)),
});
