import { unit } from '../../kit/unit.ts';
import { distributionKinds } from '../../uncertainty/index.ts';
import type { DateField, FigureField, ParameterField } from '../format/field.ts';
import { inCurrency } from '../read/figure/wanted.ts';
import type { JsonSchema } from './json-schema.ts';

const NUMBER = '[+\\-−]?(\\d[\\d,]*(\\.\\d+)?|\\.\\d+)([eE][+-]?\\d+)?';
const MONTH = '^\\d{4}-(0[1-9]|1[0-2])$';

/** Currencies stand for each other where the scenario has a rate, so patterns check the form and the unit is told in words. */
const scalars = (field: FigureField | ParameterField): JsonSchema[] => {
  const pure = field.kind === 'figure' && unit(inCurrency(field.unit, 'CNY')).dimension === '';
  const text: JsonSchema = { type: 'string', pattern: `^\\s*(=|${NUMBER})` };
  return pure || field.kind === 'parameter' ? [{ type: 'number' }, text] : [text];
};

const notes = {
  source: { type: 'string', description: 'Who says so' },
  as_of: { type: 'string', description: 'The date the figure speaks of' },
  confidence: { enum: ['high', 'medium', 'low'] },
  note: { type: 'string' },
} as const;

const object = (about: string, properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  description: about,
  properties: { ...properties, ...notes },
  required,
  additionalProperties: false,
});

const distribution = (one: JsonSchema): JsonSchema => {
  const parameters = distributionKinds.flatMap((kind) => kind.parameters);
  const list: JsonSchema = { anyOf: [one, { type: 'number' }, { type: 'array', items: one }] };
  const properties = Object.fromEntries(parameters.map((p) => [p.name, { ...list, description: p.about }]));
  return object('A distribution', { dist: { enum: distributionKinds.map((k) => k.name) }, ...properties }, ['dist']);
};

const curves = (one: JsonSchema): JsonSchema[] => {
  const between: JsonSchema = { enum: ['linear', 'step'] };
  return [
    object(
      'A figure that grows',
      { from: one, growth: { type: 'string', examples: ['25 %/year'] }, at: { type: 'string', pattern: MONTH } },
      [],
    ),
    object(
      'A column of a CSV file',
      { csv: { type: 'string' }, column: { type: 'string' }, unit: { type: 'string' }, month: { type: 'string' }, between },
      ['csv', 'column'],
    ),
    {
      type: 'object',
      description: 'Points in time',
      patternProperties: { [MONTH]: one },
      properties: { between, ...notes },
      additionalProperties: false,
    },
  ];
};

const withNotes = (forms: readonly JsonSchema[], more: Record<string, JsonSchema>): JsonSchema[] =>
  forms.map((form) =>
    form['type'] === 'object' ? { ...form, properties: { ...(form['properties'] as Record<string, JsonSchema>), ...more } } : form,
  );

/** All forms of a figure. */
export const figureSchema = (field: FigureField | ParameterField): JsonSchema => {
  const plain = scalars(field);
  const one: JsonSchema = { anyOf: plain };
  const varies = field.kind === 'parameter' || !field.fixed;
  const forms = [...plain, distribution(one), ...(varies ? curves({ anyOf: [...plain, { type: 'object' }] }) : [])];
  const more: Record<string, JsonSchema> =
    field.kind === 'parameter' ? { min: one, max: one, label: { type: 'string' } } : field.priced ? { vat: { enum: ['in', 'ex'] } } : {};
  const all = withNotes(
    [...forms, object('A figure with its source', { value: { anyOf: [...plain, { type: 'object' }] } }, ['value'])],
    more,
  );
  return { anyOf: all, ...(field.kind === 'figure' && { 'x-unit': field.unit, 'x-range': field.range.map(String) }) };
};

/** A month, two months, or a distribution of months. */
export const dateSchema = (_field: DateField): JsonSchema => {
  const month = '\\d{4}-(0[1-9]|1[0-2])';
  const one: JsonSchema = { type: 'string', pattern: `^\\s*${month}(\\s+to\\s+${month})?\\s*$` };
  return { anyOf: [one, object('A date with its source', { value: one }, ['value']), distribution(one)] };
};
