import { sizeOf } from '../../equations/axes.ts';
import type { Description, Variable } from '../../equations/index.ts';
import { type Fault, fault, isFault } from '../../kit/fault.ts';
import { formatMonth } from '../../kit/month.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { type AskedHorizon, spanOf } from '../asked/asked.ts';
import type { Plan } from '../plan.ts';
import { placeOf } from './draw/cell.ts';

/** A number of a run that somebody wants explained, as typed. */
export interface Question {
  /** Public id, or a name of the model's equations. */
  readonly variable: string;
  /** A month or a year; the last month of the horizon if not given. Overall quantities have none. */
  readonly at?: string | undefined;
  /** Members by dimension; all members of a dimension not named. */
  readonly place: Readonly<Record<string, string>>;
}

/** The same, found in the program. */
export interface Found {
  readonly description: Description;
  /** None for an overall quantity. */
  readonly monthly:
    | {
        readonly variable: Variable;
        readonly members: readonly number[];
        readonly from: number;
        /** Excluded. */
        readonly to: number;
        readonly period: string;
      }
    | undefined;
}

const findDescription = (name: string, descriptions: readonly Description[]): Description | Fault => {
  const usable = descriptions.filter((d) => d.kind !== 'identity' && d.kind !== 'table');
  const found = usable.find((d) => d.id === name) ?? usable.find((d) => d.name === name);
  if (found) return found;
  const hint = didYouMean(
    name,
    usable.flatMap((d) => d.id ?? []),
  );
  return fault('unknown-variable', `there is no variable '${name.slice(0, 60)}'`, { hint: hint ?? 'suanli data variables lists them' });
};

const quoted = (names: Iterable<string>): string => [...names].slice(0, 12).join(', ');

/** Members at a place, or what is wrong with the place. */
const membersAt = (variable: Variable, place: Question['place'], name: string): readonly number[] | Fault => {
  const places = Array.from({ length: sizeOf(variable.axes) }, (_, i) => placeOf(variable.axes, i));
  const none = variable.axes.find((axis) => axis.members.length === 0);
  if (none) return fault('unknown-member', `${name} counts nothing here: this scenario has no ${none.name}`);
  const dimensions = new Set(places.flatMap((p) => Object.keys(p)));
  for (const [dimension, member] of Object.entries(place)) {
    if (!dimensions.has(dimension)) {
      const hint = dimensions.size === 0 ? 'it is one number' : `it is known by ${[...dimensions].join(', ')}`;
      return fault('unknown-member', `${name} is not known by ${dimension}`, { hint });
    }
    const known = new Set(places.map((p) => p[dimension] as string));
    if (!known.has(member)) {
      const hint = didYouMean(member, known) ?? `there are ${quoted(known)}`;
      return fault('unknown-member', `${name} has no ${dimension} '${member.slice(0, 60)}'`, { hint });
    }
  }
  const found = places.flatMap((p, i) => (Object.entries(place).every(([d, m]) => p[d] === m) ? [i] : []));
  return found.length > 0 ? found : fault('unknown-member', `${name} has nothing at ${Object.values(place).join(' and ')}`);
};

const stillOpen = (variable: Variable, place: Question['place'], members: readonly number[]): readonly string[] => {
  const places = members.map((m) => placeOf(variable.axes, m));
  const dimensions = Object.keys(places[0] ?? {}).filter((d) => !(d in place));
  return dimensions.filter((d) => new Set(places.map((p) => p[d])).size > 1);
};

/** Finds what is asked for in a plan. */
export const findAsked = (question: Question, { program, descriptions, scenario }: Plan): Found | Fault => {
  const description = findDescription(question.variable, descriptions);
  if (isFault(description)) return description;
  const name = question.variable;
  if (description.kind === 'overall') {
    const odd = question.at !== undefined || Object.keys(question.place).length > 0;
    if (odd) return fault('bad-period', `${name} is one figure for the whole run`, { hint: 'ask for it without a period and a place' });
    return { description, monthly: undefined };
  }
  const variable = program.variables.find((v) => v.name === description.name);
  if (!variable) throw new Error(`the program has no variable ${description.name}`);
  const horizon: AskedHorizon = scenario.horizon;
  const period = question.at ?? formatMonth(horizon.start + horizon.months - 1);
  const span = spanOf(period, horizon);
  if (isFault(span)) return span;
  const members = membersAt(variable, question.place, name);
  if (isFault(members)) return members;
  if (members.length > 1 && description.total === 'none') {
    const open = stillOpen(variable, question.place, members);
    return fault('no-total', `${name} has no total: it is known by ${open.join(', ')}`, {
      hint: `choose one of each, as ${open.map((d) => `${d}=…`).join(' and ')}`,
    });
  }
  return { description, monthly: { variable, members, ...span, period } };
};
