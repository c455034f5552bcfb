import { sizeOf } from '../axes.ts';
import type { ModelFault } from '../fault.ts';
import type { InputData } from '../program.ts';
import type { Draft } from './draft.ts';

const dataFault = (data: InputData, cells: number, what: string): string | undefined => {
  if (data.uncertain) return data.sample ? undefined : 'is uncertain but gives no draws';
  if (!data.values) return 'is certain but gives no values';
  if (data.values.length !== cells) return `needs ${cells} values (${what}) but has ${data.values.length}`;
  const bad = data.values.findIndex((v) => !Number.isFinite(v));
  return bad < 0 ? undefined : `has a value that is not a finite number, at place ${bad}`;
};

const knotFault = (data: InputData): string | undefined => {
  const { knots } = data;
  if (!knots || knots.length === 0) return 'is a table without knots';
  if (data.monthly) return 'is a table and cannot vary by month';
  const rising = knots.every((k, i) => Number.isFinite(k) && (i === 0 || k > (knots[i - 1] as number)));
  return rising ? undefined : 'has knots that do not rise';
};

/** What is wrong with the figures bound to a model's inputs and tables: mistakes of the binding, not of a user. */
export const inputFaults = (draft: Draft): ModelFault[] => {
  const { scope } = draft.typed;
  const months = draft.binding.months;
  const starts = new Set([...draft.typed.stocks.values()].map((s) => s.initial));
  const faults: ModelFault[] = [];
  for (const { name, declaration: d } of scope.entries.values()) {
    if (d.kind !== 'input' && d.kind !== 'table') continue;
    const data = draft.inputs.get(name);
    if (!data) continue;
    const members = sizeOf(draft.axesOf(d.over, true));
    const knots = d.kind === 'table' ? knotFault(data) : undefined;
    const rows = d.kind === 'table' ? (data.knots?.length ?? 0) : data.monthly ? months : 1;
    const what = `${rows} ${d.kind === 'table' ? 'knots' : 'months'} of ${members} members`;
    const start = data.monthly && starts.has(name) ? 'is the initial balance of a stock and cannot vary by month' : undefined;
    const message = start ?? knots ?? dataFault(data, rows * members, what);
    if (message !== undefined) faults.push({ variable: name, message });
  }
  return faults;
};
