import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { datapackage, tableNames } from '../../../src/catalogue/index.ts';
import { parseUnit } from '../../../src/kit/unit.ts';
import { expectGolden } from '../../support/golden.ts';
import { shippedText } from './shipped.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly exclusiveMinimum?: number;
  };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: { readonly fields: readonly Field[]; readonly primaryKey: readonly string[] };
}

const written = JSON.parse(readFileSync(new URL('../../../data/datapackage.json', import.meta.url), 'utf8')) as {
  readonly resources: readonly Resource[];
};

test('the file is what the declarations say', () => {
  expectGolden('../../data/datapackage.json', `${JSON.stringify(datapackage(), null, 2)}\n`);
});

test('the page on data has a line for every table', () => {
  const page = readFileSync(new URL('../../../docs/data.md', import.meta.url), 'utf8');
  for (const name of tableNames) expect(page).toContain(`| \`${name}\` |`);
});

test('it describes every table', () => expect(written.resources.map((r) => r.name)).toEqual(tableNames));

/** A reader of its own: quotes and commas, nothing of the code under test. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? '');

describe.each(written.resources.map((r) => [r.name, r] as const))('%s', (name, { schema }) => {
  const [header, ...rows] = shippedText(name).trimEnd().split('\n').map(cellsOf);

  test('has the described columns', () => {
    expect([...(header as string[])].sort()).toEqual(schema.fields.map((f) => f.name).sort());
  });

  test('describes each with a meaning and a unit we know', () => {
    for (const field of schema.fields) {
      expect(field.description.length, field.name).toBeGreaterThan(2);
      if (field.unit !== undefined) expect('unknown' in parseUnit(field.unit.replace('{currency}', 'CNY')), field.name).toBe(false);
    }
  });

  test('keeps to types and constraints', () => {
    for (const field of schema.fields) {
      const column = (header as string[]).indexOf(field.name);
      for (const row of rows) {
        const cell = row[column] as string;
        const where = `${row[0]}.${field.name}`;
        if (field.constraints?.required) expect(cell, where).not.toBe('');
        if (cell === '') continue;
        if (field.type === 'number') expect(Number.isFinite(Number(cell)), where).toBe(true);
        if (field.type === 'boolean') expect(['true', 'false'], where).toContain(cell);
        if (field.constraints?.enum) expect(field.constraints.enum, where).toContain(cell);
        if (field.constraints?.minimum !== undefined) expect(Number(cell), where).toBeGreaterThanOrEqual(field.constraints.minimum);
        if (field.constraints?.exclusiveMinimum !== undefined)
          expect(Number(cell), where).toBeGreaterThan(field.constraints.exclusiveMinimum);
      }
    }
  });
});
