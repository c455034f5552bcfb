import type { Field, ItemsField, MapField, RecordField } from '../format/field.ts';
import type { JsonSchema } from './json-schema.ts';
import { dateSchema, figureSchema } from './of-figure.ts';

/** The schema of one field, with what a reader of it should know. */
export const schemaOf = (field: Field): JsonSchema => ({
  description: describe(field),
  ...(field.example !== undefined && { examples: [field.example] }),
  ...(field.default && { default: plain(field.default.text) }),
  ...body(field),
});

const plain = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text);

const describe = (field: Field): string => {
  if (field.kind !== 'figure') return field.about;
  const unit = field.unit === '1' ? '' : ` [${field.unit.replace('money', 'currency')}]`;
  return `${field.about}${unit}`;
};

const body = (field: Field): JsonSchema => {
  switch (field.kind) {
    case 'figure':
    case 'parameter':
      return figureSchema(field);
    case 'date':
      return dateSchema(field);
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
    case 'text':
      return { type: ['string', 'number'], ...(field.pattern && { pattern: field.pattern.source }) };
    case 'reference':
      return { type: 'string', 'x-table': field.table };
    case 'formula':
      return { type: 'string' };
    case 'choice':
      return { enum: field.words.flatMap((w): unknown[] => (/^\d+$/.test(w) ? [w, Number(w)] : [w])) };
    case 'flag':
      return { type: 'boolean' };
    case 'list': {
      const items = schemaOf(field.of);
      const array: JsonSchema = { type: 'array', items };
      return field.orOne ? { anyOf: [array, items] } : array;
    }
    case 'items':
      return itemsSchema(field);
    case 'map':
      return mapSchema(field);
    case 'record':
      return recordSchema(field);
    case 'any':
      return {};
  }
};

/** `null` removes what a file below has. */
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

const recordSchema = (field: RecordField): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(field.fields).map(([key, of]) => [key, schemaOf(of)])),
  additionalProperties: false,
});

const itemsSchema = (field: ItemsField): JsonSchema => {
  const item = schemaOf(field.of);
  return {
    anyOf: [
      { type: 'array', items: item },
      { type: 'object', additionalProperties: orNull(item) },
    ],
  };
};

const mapSchema = (field: MapField): JsonSchema => ({ type: 'object', additionalProperties: orNull(schemaOf(field.of)) });
