import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILIES, SOFTWARE } from '../../../src/cluster/index.ts';
import {
  clusterComparison,
  isLargeDense,
  SELENE,
  searchedComparison,
  servingComparison,
  trainingComparison,
  validationPage,
} from '../../bench/cluster-validation.ts';
import { errorSummary } from '../../support/cluster-cases.ts';

const errors = (rows: readonly { error: number }[]): number[] => rows.map((r) => r.error);

describe('predicted against measured', () => {
  const training = trainingComparison();

  it('stays within the best open estimator on the six runs it is known for', () => {
    const six = errorSummary(errors(training.filter((r) => SELENE.has(r.row.id as string))));
    expect(six.count).toBe(6);
    expect(six.mean).toBeLessThanOrEqual(0.0365);
    expect(six.worst).toBeLessThanOrEqual(0.0887);
  });

  it('holds on other dense runs from 39 B to 1 T', () => {
    const others = errorSummary(errors(training.filter(isLargeDense)));
    expect(others.count).toBeGreaterThanOrEqual(20);
    expect(others.mean).toBeLessThanOrEqual(0.1);
    expect(others.worst).toBeLessThanOrEqual(0.25);
  });

  it('holds on all rows that name a layout', () => {
    const all = errorSummary(errors(training));
    expect(all.count).toBeGreaterThanOrEqual(90);
    expect(all.median).toBeLessThanOrEqual(0.1);
    expect(all.p90).toBeLessThanOrEqual(0.25);
  });

  it('holds on rows that set no constant', () => {
    const unfitted = errorSummary(errors(training.filter((r) => r.row.fitted !== 'yes')));
    expect(unfitted.count).toBeGreaterThan(60);
    expect(unfitted.median).toBeLessThanOrEqual(0.1);
    expect(unfitted.p90).toBeLessThanOrEqual(0.25);
  });

  it('holds where the stack is not named, as on the command line', () => {
    const unnamed = trainingComparison(false);
    const all = errorSummary(errors(unnamed));
    expect(all.median).toBeLessThanOrEqual(0.1);
    expect(all.p90).toBeLessThanOrEqual(0.25);
    expect(errorSummary(errors(unnamed.filter((r) => SELENE.has(r.row.id as string)))).mean).toBeLessThanOrEqual(0.0365);
    const dense = errorSummary(errors(unnamed.filter(isLargeDense)));
    expect(dense.mean).toBeLessThanOrEqual(0.1);
    expect(dense.worst).toBeLessThanOrEqual(0.25);
  });

  it('is faster than whole runs with their evaluation, but not by half', () => {
    const searched = searchedComparison();
    expect(searched.length).toBeGreaterThan(25);
    expect(errorSummary(errors(searched)).median).toBeLessThanOrEqual(0.3);
  });

  it('comes near published serving rates', () => {
    const serving = errorSummary(errors(servingComparison()));
    expect(serving.median).toBeLessThanOrEqual(0.2);
    expect(serving.worst).toBeLessThanOrEqual(0.35);
  });

  it('gives the facility power of known clusters', () => {
    const clusters = errorSummary(errors(clusterComparison()));
    expect(clusters.count).toBeGreaterThanOrEqual(13);
    expect(clusters.median).toBeLessThanOrEqual(0.12);
  });

  it('is what the page says', async () => {
    await expect(validationPage()).toMatchFileSnapshot('../../../docs/cluster-validation.md');
  });
});

describe('the page on method', () => {
  const page = readFileSync(new URL('../../../docs/cluster.md', import.meta.url), 'utf8');

  it.each(Object.entries(FAMILIES))('states the constants of %s as they are', (name, family) => {
    const cells =
      page
        .split('\n')
        .find((line) => line.startsWith(`| ${name} |`))
        ?.split('|')
        .map((cell) => cell.trim()) ?? [];
    expect(cells[2]?.split(' / ').map(Number)).toEqual(Object.values(family.matrix));
    expect([Number(cells[3]), Number(cells[4])]).toEqual([family.attention, family.memory]);
  });

  it('names every stack', () => {
    for (const name of Object.keys(SOFTWARE).filter((n) => n !== 'megatron-2023')) expect(page).toContain(name);
  });
});
