import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/output/formats/index.ts';
import { formatNamed, resultFiles } from '../../../src/output/result-files.ts';
import { eachAlone, text } from '../../../src/output/table.ts';
import { smallRun } from '../../support/small-run.ts';
import { collected, textOf as contentOf, csvText } from '../../support/written-files.ts';

const plain = await collected(resultFiles(smallRun));
const withJson = await collected(resultFiles(smallRun, [formatNamed('json')!, formatNamed('csv')!]));
const textOf = (name: string, files = plain): string => contentOf(files.find((f) => f.name === name)!);

describe('the files of a result folder', () => {
  it('are the tables, the manifest and their description', () => {
    expect(plain.map((f) => f.name)).toEqual([
      'projections.csv',
      'annual.csv',
      'costs.csv',
      'accounts.csv',
      'summary.csv',
      'limits.csv',
      'manifest.json',
      'datapackage.json',
    ]);
  });

  it('are the same bytes every time, in every format', async () => {
    expect(await collected(resultFiles(smallRun, FORMATS))).toEqual(await collected(resultFiles(smallRun, FORMATS)));
  });

  it('hold further formats beside CSV, never instead', () => {
    const names = withJson.map((f) => f.name);
    expect(names).toContain('annual.csv');
    expect(names).toContain('annual.json');
    expect(new Set(names).size).toBe(names.length);
    expect(formatNamed('docx')).toBeUndefined();
    expect(FORMATS.map((f) => f.name)).toContain('csv');
  });

  it('hold the same records in JSON as in CSV', () => {
    const json = JSON.parse(textOf('summary.json', withJson)) as Record<string, unknown>[];
    const lines = textOf('summary.csv').trimEnd().split('\n');
    expect(json).toHaveLength(lines.length - 1);
    expect(Object.keys(json[0]!).join()).toBe(lines[0]);
  });
});

describe('the manifest', () => {
  it('says how to make the run again', () => {
    expect(JSON.parse(textOf('manifest.json'))).toMatchObject({
      suanli: 1,
      version: '0.0.0',
      scenario: 'small#test',
      variant: 'test',
      seed: 42,
      draws: 5,
      set: ['sites.guian.pue=1.2'],
      horizon: { start: '2024-11', end: '2025-01', months: 3 },
      data_as_of: '2026-06',
      resolved: { name: 'small' },
    });
  });
});

describe('the data package', () => {
  it('describes every column of every CSV file', () => {
    const description = JSON.parse(textOf('datapackage.json')) as {
      resources: { path: string; schema: { fields: { name: string; description: string }[] } }[];
    };
    for (const { path, schema } of description.resources) {
      expect(textOf(path).split('\n')[0]).toBe(schema.fields.map((f) => f.name).join());
      for (const field of schema.fields) expect(field.description.length).toBeGreaterThan(3);
    }
    expect(description.resources).toHaveLength(6);
  });

  it('warns that quantiles do not add up', () => {
    expect(textOf('datapackage.json')).toMatch(/quantiles do not/);
  });
});

describe('cells from outside', () => {
  const table = (cell: string) =>
    csvText({ name: 't', about: '', columns: [text('a', '')], blocks: eachAlone([[cell]]) })
      .split('\n')
      .slice(1)
      .join('\n');

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula in a spreadsheet', (cell) => {
    expect(table(cell).replace(/^"/, '')).toMatch(/^'/);
  });

  it('numbers with a sign stay numbers', () => {
    expect(table('-5.5e3')).toBe('-5.5e3\n');
  });

  it('commas, quotes and line ends stay inside their cell', () => {
    expect(table('a,"b"\nc')).toBe('"a,""b""\nc"\n');
  });

  it('a formula in a cost line reaches no spreadsheet', () => {
    expect(textOf('costs.csv')).toContain(",'=VAT credit,");
  });
});
