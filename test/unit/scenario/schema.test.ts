import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Field } from '../../../src/scenario/format/field.ts';
import { format, schema } from '../../../src/scenario/index.ts';

type Json = Record<string, unknown>;

const whole = schema() as Json;

const definition = (reference: string): Json => {
  const found = (whole['$defs'] as Record<string, Json>)[reference.replace('#/$defs/', '')];
  if (!found) throw new Error(`${reference} leads nowhere`);
  return found;
};

/** The few keywords our schema uses, as the specification says them. */
const fits = (data: unknown, given: Json): boolean => {
  const s = typeof given['$ref'] === 'string' ? definition(given['$ref']) : given;
  const types: Record<string, (d: unknown) => boolean> = {
    object: (d) => typeof d === 'object' && d !== null && !Array.isArray(d),
    array: Array.isArray,
    string: (d) => typeof d === 'string',
    number: (d) => typeof d === 'number',
    boolean: (d) => typeof d === 'boolean',
    null: (d) => d === null,
  };
  const wanted = s['type'] === undefined ? [] : [s['type']].flat();
  if (wanted.length > 0 && !wanted.some((t) => types[t as string]?.(data))) return false;
  if (s['enum'] && !(s['enum'] as unknown[]).includes(data)) return false;
  if (s['anyOf'] && !(s['anyOf'] as Json[]).some((one) => fits(data, one))) return false;
  if (typeof data === 'string' && s['pattern'] && !new RegExp(s['pattern'] as string, 'u').test(data)) return false;
  if (Array.isArray(data) && s['items']) return data.every((d) => fits(d, s['items'] as Json));
  if (types['object']?.(data)) {
    const object = data as Json;
    if (((s['required'] as string[] | undefined) ?? []).some((key) => !(key in object))) return false;
    const known = (s['properties'] as Record<string, Json> | undefined) ?? {};
    const patterns = Object.entries((s['patternProperties'] as Record<string, Json> | undefined) ?? {});
    return Object.entries(object).every(([key, value]) => {
      const own: unknown = known[key] ?? patterns.find(([pattern]) => new RegExp(pattern).test(key))?.[1] ?? s['additionalProperties'];
      return typeof own === 'object' && own !== null ? fits(value, own as Json) : own !== false;
    });
  }
  return true;
};

const wholeText = /const EXAMPLE = `([^`]*)`/.exec(readFileSync(new URL('example.test.ts', import.meta.url), 'utf8'))?.[1] ?? '';
const example = parse(wholeText) as Json;

describe('the schema for editors', () => {
  const written = whole;

  it('is plain JSON of draft 2020-12', () => {
    expect(written['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(JSON.parse(JSON.stringify(written))).toEqual(written);
  });

  it('refers to parts that are there, and to each from two places or more', () => {
    const asked = [...JSON.stringify(written).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((m) => m[1] as string);
    const there = Object.keys(written['$defs'] as Json);
    expect(new Set(asked)).toEqual(new Set(there));
    expect(there.filter((name) => asked.filter((a) => a === name).length < 2)).toEqual([]);
  });

  it('accepts the example', () => {
    for (const [key, value] of Object.entries(example)) expect(fits({ suanli: 1, [key]: value }, written), key).toBe(true);
  });

  it.each<[string, Json]>([
    ['an unknown key', { curency: 'CNY' }],
    ['an unknown word', { finance: { tax: 'hi-tech' } }],
    ['a bare number with a dimension', { sites: [{ id: 'a', power: 300 }] }],
    ['a text for a figure', { sites: [{ id: 'a', power: 'some' }] }],
    ['a year for a month', { horizon: { start: '2024', end: '2025-12' } }],
    ['an unknown distribution', { sites: [{ id: 'a', power: { dist: 'gauss' } }] }],
    ['a variant of a variant', { variants: { a: { variants: {} } } }],
  ])('refuses %s', (_, body) => expect(fits({ suanli: 1, ...body }, written)).toBe(false));

  it('describes every key', () => {
    const bare: string[] = [];
    const look = (field: Field, path: string): void => {
      if (field.about.trim().length < 3) bare.push(path);
      if (field.kind === 'record') for (const [key, of] of Object.entries(field.fields)) look(of, `${path}.${key}`);
      if (field.kind === 'items' || field.kind === 'list' || field.kind === 'map') look(field.of, path);
    };
    look(format, 'scenario');
    expect(bare).toEqual([]);
  });
});

describe('the format', () => {
  const all: { path: string; field: Field }[] = [];
  const look = (field: Field, path: string): void => {
    all.push({ path, field });
    if (field.kind === 'record') for (const [key, of] of Object.entries(field.fields)) look(of, `${path}.${key}`);
    if (field.kind === 'items' || field.kind === 'list' || field.kind === 'map') look(field.of, path);
  };
  look(format, 'scenario');

  it('gives a source to every figure it supplies', () => {
    const bare = all.filter(({ field }) => (field.kind === 'figure' || field.kind === 'date') && field.default && !field.default.source);
    expect(bare.map((f) => f.path)).toEqual([]);
  });

  it('keeps names that records use themselves free', () => {
    const taken = all.filter(({ path }) => /\.(origin|key)$/.test(path));
    expect(taken.map((f) => f.path)).toEqual([]);
  });
});
