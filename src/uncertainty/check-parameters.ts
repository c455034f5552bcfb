import { type Fault, fault } from '../kit/fault.ts';
import { didYouMean } from '../kit/suggest.ts';
import type { Given, Kind, Parameters } from './distributions/kind.ts';

/** Values in one list; a bound on what a file can make us hold. */
const LONGEST_LIST = 100_000;

const written = (form: readonly string[]): string =>
  form.length < 2 ? form.join('') : `${form.slice(0, -1).join(', ')} and ${form.at(-1)}`;

const unknown = (kind: Kind, names: readonly string[]): Fault | undefined => {
  const known = kind.parameters.map((p) => p.name);
  const stranger = names.find((n) => !known.includes(n));
  if (stranger === undefined) return undefined;
  return fault('unknown-parameter', `'${stranger}' is no parameter of ${kind.name}`, {
    hint: didYouMean(stranger, known) ?? `it has ${written(known)}`,
  });
};

const badNumber = (kind: Kind, given: Parameters): Fault | undefined => {
  for (const { name, measure, list } of kind.parameters) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) continue;
    if ((typeof value !== 'number') !== (list === true))
      return fault('bad-parameter', list ? `${name} of ${kind.name} is a list` : `${name} of ${kind.name} is one figure`);
    const all = typeof value === 'number' ? [value] : value;
    if (all.length === 0 || all.length > LONGEST_LIST)
      return fault('bad-parameter', `${name} has 1 to ${LONGEST_LIST} values, not ${all.length}`);
    if (!all.every(Number.isFinite)) return fault('bad-parameter', `${name} of ${kind.name} must be finite`);
    if (measure === 'share' && all.some((v) => v < 0 || v > 1)) return fault('bad-parameter', `${name} is a share, 0 to 1 or 0 % to 100 %`);
    if (measure === 'month' && !all.every(Number.isInteger)) return fault('bad-parameter', `${name} is a whole month`);
  }
  return undefined;
};

const wrongForm = (kind: Kind, names: readonly string[]): Fault | undefined => {
  const needed = names.filter((n) => !kind.optional?.includes(n));
  const fits = kind.forms.some((form) => form.length === needed.length && form.every((n) => needed.includes(n)));
  if (fits) return undefined;
  const shown = kind.forms.length > 4 ? [...kind.forms.slice(0, 4).map(written), '…'] : kind.forms.map(written);
  return fault('wrong-parameters', `${kind.name} cannot be made from ${needed.length === 0 ? 'nothing' : written(needed)}`, {
    hint: `give ${shown.join('; or ')}`,
  });
};

/** The parameters ready for use, or what is wrong with them. */
export const checkParameters = (kind: Kind, parameters: Parameters): Given | Fault => {
  const names = Object.keys(parameters);
  const wrong = unknown(kind, names) ?? badNumber(kind, parameters) ?? wrongForm(kind, names);
  if (wrong) return wrong;
  return {
    names,
    has: (name) => Object.hasOwn(parameters, name),
    number: (name) => parameters[name] as number,
    list: (name) => parameters[name] as readonly number[],
  };
};
