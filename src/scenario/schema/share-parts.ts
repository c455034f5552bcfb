import type { JsonSchema } from './json-schema.ts';

/** Parts shorter than this are written out where they stand: a reference would be no shorter. */
const SHORTEST = 120;

const isSchema = (part: unknown): part is JsonSchema => typeof part === 'object' && part !== null && !Array.isArray(part);

const mapValues = (record: unknown, change: (part: JsonSchema) => JsonSchema): unknown =>
  isSchema(record) ? Object.fromEntries(Object.entries(record).map(([key, part]) => [key, isSchema(part) ? change(part) : part])) : record;

/** A schema with its parts changed; only where the specification has schemas, so that a property may be called `items`. */
const withParts = (schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(schema).map(([keyword, of]) => {
      if (keyword === 'properties' || keyword === 'patternProperties') return [keyword, mapValues(of, change)];
      if (keyword === 'anyOf' && Array.isArray(of)) return [keyword, of.map((part: JsonSchema) => change(part))];
      if ((keyword === 'items' || keyword === 'additionalProperties') && isSchema(of)) return [keyword, change(of)];
      return [keyword, of];
    }),
  );

const wordsOf = (schema: JsonSchema): string => {
  const about = typeof schema['description'] === 'string' ? schema['description'] : 'form';
  const words = about.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.slice(0, 4).join('-') || 'form';
};

/** Equal parts of one schema, found by their text. */
class Parts {
  /** How often each text stands in the whole. */
  private readonly counts = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private readonly texts = new Map<JsonSchema, string>();
  readonly definitions: Record<string, JsonSchema> = {};

  /** Counts a part, and the parts of one that is new. */
  count(schema: JsonSchema): void {
    const text = this.textOf(schema);
    const before = this.counts.get(text) ?? 0;
    this.counts.set(text, before + 1);
    if (before === 0) this.countParts(schema);
  }

  countParts(schema: JsonSchema): void {
    withParts(schema, (part) => {
      this.count(part);
      return part;
    });
  }

  /** The part, or a reference to it where the same stands elsewhere too. */
  shared(schema: JsonSchema): JsonSchema {
    const text = this.textOf(schema);
    if (text.length < SHORTEST || (this.counts.get(text) ?? 0) < 2) return withParts(schema, (part) => this.shared(part));
    return { $ref: `#/$defs/${this.names.get(text) ?? this.define(text, schema)}` };
  }

  private define(text: string, schema: JsonSchema): string {
    const words = wordsOf(schema);
    let name = words;
    for (let n = 2; name in this.definitions; n++) name = `${words}-${n}`;
    this.names.set(text, name);
    // taken before its parts ask for names
    this.definitions[name] = {};
    this.definitions[name] = withParts(schema, (part) => this.shared(part));
    return name;
  }

  private textOf(schema: JsonSchema): string {
    const text = this.texts.get(schema) ?? JSON.stringify(schema);
    this.texts.set(schema, text);
    return text;
  }
}

/** The same schema with parts that stand in several places written once, under `$defs`. */
export const shareParts = (schema: JsonSchema): JsonSchema => {
  const parts = new Parts();
  parts.countParts(schema);
  const whole = withParts(schema, (part) => parts.shared(part));
  return { ...whole, $defs: parts.definitions };
};
