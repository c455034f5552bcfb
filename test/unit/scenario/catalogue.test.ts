import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue, TABLES } from '../../../src/catalogue/index.ts';
import { unit } from '../../../src/kit/unit.ts';
import type { Field, FigureField } from '../../../src/scenario/format/field.ts';
import { catalogueRows, format } from '../../../src/scenario/index.ts';
import { bad, good } from './support.ts';

const NAMES = ['chips', 'servers', 'sites', 'models'];
const texts = new Map(NAMES.map((name) => [name, readFileSync(new URL(`../../../data/${name}.csv`, import.meta.url), 'utf8')]));
const { catalogue: tables } = readCatalogue(texts);
const catalogue = catalogueRows(tables, new Map([['regimes', ['us-2023-10-17-acs-ifr']]]));

/** Every figure of the format that a table supplies. */
const columns = (field: Field): FigureField[] => {
  if (field.kind === 'record') return Object.values(field.fields).flatMap(columns);
  if (field.kind === 'items' || field.kind === 'list' || field.kind === 'map') return columns(field.of);
  return field.kind === 'figure' && field.column !== undefined ? [field] : [];
};

const SITE = 'sites: [{id: guian}]';

describe('figures from tables', () => {
  it('names only columns there are, in units that fit', () => {
    const found = columns(format);
    expect(found.length).toBeGreaterThan(3);
    for (const { column = '', unit: wanted } of found) {
      const [table, name] = column.split('.') as [keyof typeof TABLES, string];
      const declared: { kind?: string; unit?: string } | undefined = (TABLES[table].columns as Record<string, { kind: string }>)[name];
      expect(declared?.kind, column).toBe('figure');
      const has = unit((declared?.unit ?? '').replace('{currency}', 'CNY')).dimension;
      const wants = unit(wanted.replace('money', 'CNY')).dimension;
      const each = table === 'chips' ? unit(`${declared?.unit}/chip`).dimension : has;
      expect([has, each], column).toContain(wants);
    }
  });

  it('takes a row’s figures with their source, date and confidence', () => {
    const [site] = good(SITE, { catalogue }).sites;
    const row = tables.lookup('sites', 'guian');
    expect(site?.electricity?.value.origin.file).toBe('data/sites.csv');
    expect(site?.electricity?.value.origin.source).toBe(row?.electricity?.origin.source);
    expect(site?.electricity?.value.origin.asOf).toBeTruthy();
    expect(site?.pue?.origin.line).toBe(row?.pue?.origin.line);
  });

  it('makes a range of a doubtful figure uncertain', () => {
    const row = tables.lookup('sites', 'guian')?.electricity;
    const [site] = good(SITE, { catalogue }).sites;
    const value = site?.electricity?.value;
    const doubtful = row?.origin.confidence !== 'high' && row?.low !== undefined && row.high !== undefined;
    expect(value?.kind).toBe(doubtful ? 'uncertain' : 'constant');
  });

  it('prefers what is written in place', () => {
    const [site] = good('sites: [{id: guian, electricity: 0.25 CNY/kWh}]', { catalogue }).sites;
    expect(site?.electricity?.value).toMatchObject({ kind: 'constant', origin: { file: 'scenarios/test.yaml' } });
  });

  it('reads a figure of a chip as one for each chip', () => {
    const [cluster] = good('clusters: [{chip: h20, mfu: 40 %}]', { catalogue }).clusters;
    const row = tables.lookup('chips', 'h20');
    expect(cluster?.peak).toMatchObject({ kind: 'constant', value: row?.fp16?.value });
  });

  it('says what a site that is in no table must bring', () => {
    const problems = bad('sites: [{id: guain}]', { catalogue });
    expect(problems.find((p) => p.code === 'unknown-id')?.hint).toContain("'guian'");
    expect(problems.filter((p) => p.code === 'missing-key').map((p) => p.message)).toContain("sites.guain needs 'pue'");
  });

  it('knows ids that are in no table', () => {
    expect(bad('policy: {change: [{regime: us-2023-10-17-acs-ifr}]}', { catalogue })).toEqual([]);
    const [problem] = bad('policy: {change: [{regime: us-2023-10-17-acs-irf}]}', { catalogue });
    expect(problem).toMatchObject({ code: 'unknown-id', line: 5, hint: "did you mean 'us-2023-10-17-acs-ifr'?" });
  });

  it('refuses chips there are not, with the nearest', () => {
    const [problem] = bad('clusters: [{chip: ascend_910d, mfu: 40 %, peak: 1 TFLOPS/chip, bandwidth: 1 GB/s/chip, tpp: 1 TPP/chip}]', {
      catalogue,
    });
    expect(problem).toMatchObject({ code: 'unknown-id', line: 5, column: 19 });
    expect(problem?.hint).toMatch(/ascend_910/);
  });
});
