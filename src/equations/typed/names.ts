import { parseUnit } from '../../kit/unit.ts';
import type { Declaration, Dimension, Model } from '../declare.ts';
import { ancestors, namesOf, reachedTwice } from '../dimensions.ts';
import type { ModelFault } from '../fault.ts';
import { BUILT_IN } from './scope.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/;
const ID = /^[a-z][a-z0-9_]*(?:\.[a-z0-9][a-z0-9_]*)*$/;
/** Words that formulas or their parser keep for themselves. */
const RESERVED = new Set([
  ...Object.keys(BUILT_IN),
  'month',
  'and',
  'or',
  'not',
  'xor',
  'mod',
  'to',
  'in',
  'end',
  'true',
  'false',
  'null',
  'undefined',
]);
RESERVED.add('NaN').add('Infinity');

const own = (name: string, d: Declaration): string[] => {
  const messages: string[] = [];
  if (!NAME.test(name) || name.length > 80)
    messages.push(`'${name.slice(0, 80)}' cannot be a name: letters, digits and _ only, a letter first`);
  if (RESERVED.has(name)) messages.push(`'${name}' is a word of the language`);
  if (d.id !== undefined && !ID.test(d.id)) messages.push(`'${d.id}' cannot be a public id: lower case, dotted`);
  for (const text of d.kind === 'table' ? [d.unit, d.xUnit] : [d.unit]) {
    const unit = parseUnit(text);
    if ('unknown' in unit) messages.push(`'${unit.unknown}' in '${text}' is no unit`);
  }
  if (new Set(d.over).size < d.over.length) messages.push('names a dimension twice');
  for (const dim of d.over)
    if (d.over.some((o) => ancestors(o).includes(dim)))
      messages.push(`varies over ${dim.name}, to which another of its dimensions leads already`);
  const twice = reachedTwice(d.over);
  if (twice) messages.push(`varies over ${namesOf(twice.by)}, which both lead to ${twice.dimension.name}`);
  return messages;
};

const clashes = (model: Model): ModelFault[] => {
  const faults: ModelFault[] = [];
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const dimensions = new Map<string, Dimension>();
  const all = model.sectors.flatMap((s) =>
    Object.entries(s.declarations).map(([name, declaration]) => ({ name, declaration, sector: s.name })),
  );
  for (const { name, declaration, sector } of all) {
    const other = names.get(name);
    if (other !== undefined) faults.push({ variable: name, message: `is declared in ${other} and again in ${sector}` });
    else names.set(name, sector);
    const { id } = declaration;
    const owner = id === undefined ? undefined : ids.get(id);
    if (id !== undefined && owner !== undefined) faults.push({ variable: name, message: `has the public id '${id}', as ${owner} has` });
    else if (id !== undefined) ids.set(id, name);
    for (const d of declaration.over.flatMap((o) => [o, ...ancestors(o)])) {
      if (dimensions.has(d.name) && dimensions.get(d.name) !== d)
        faults.push({ variable: name, message: `two dimensions are called '${d.name}'` });
      dimensions.set(d.name, d);
    }
  }
  for (const [id, name] of ids)
    if (names.has(id) && id !== name) faults.push({ variable: name, message: `has the public id '${id}', which is the name of another` });
  return faults;
};

/** Names, ids, units and dimensions of declarations, before any formula is looked at. */
export const nameFaults = (model: Model): ModelFault[] => [
  ...clashes(model),
  ...model.sectors.flatMap((s) =>
    Object.entries(s.declarations).flatMap(([name, d]) => own(name, d).map((message): ModelFault => ({ variable: name, message }))),
  ),
];
