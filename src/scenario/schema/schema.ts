import { format } from '../format/index.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaOf } from './of-field.ts';
import { shareParts } from './share-parts.ts';

/** JSON Schema (draft 2020-12) of scenario files, from the same records the reader uses; editors complete and explain keys with it. */
export const schema = (): JsonSchema => {
  const body = schemaOf(format);
  const sections = body['properties'] as Record<string, JsonSchema>;
  const { suanli: _version, extends: _base, variants: _own, ...changes } = sections;
  const variant: JsonSchema = { type: 'object', properties: changes, additionalProperties: false };
  const variants: JsonSchema = { ...sections['variants'], additionalProperties: { anyOf: [variant, { type: 'null' }] } };
  return shareParts({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'suanli scenario',
    ...body,
    properties: { ...sections, variants },
    // a file that extends another may leave out what that one has
    required: ['suanli'],
  });
};
