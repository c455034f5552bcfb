import { describe, expect, it } from 'vitest';
import { dot, graphOf, mermaid } from '../../../../src/report/graph/index.ts';
import { explanationText } from '../../../../src/report/terminal/explain.ts';
import type { Answer, Figure, Given, More } from '../../../../src/study/explain/index.ts';

const pue: Given = {
  kind: 'given',
  name: 'sites.guian.pue',
  input: 'designPUE',
  about: 'Design PUE',
  place: { site: 'guian' },
  value: 1.2,
  unit: '1',
  text: '1.2 "as built" \\ [sic] <b>',
  origin: { file: 'my.yaml', line: 12 },
  source: 'a "report"; <script> #1',
  asOf: '2025',
  confidence: 'high',
  parts: [],
  left: 0,
};

const before: More = {
  kind: 'more',
  variable: 'power.built',
  about: '',
  period: '2026-11',
  place: {},
  value: 20,
  unit: 'MW',
  why: 'opening',
  count: undefined,
};

const others: More = { ...before, period: '2026-12', why: 'others', count: 3, value: 1.5 };

const inner: Figure = {
  kind: 'figure',
  variable: 'freePower',
  about: 'Power free',
  period: '2026-12',
  place: { site: 'guian' },
  value: 12,
  unit: 'MW',
  equation: 'built / designPUE',
  origin: undefined,
  limit: { name: 'power', next: 'money', unused: 0.125 },
  inputs: [before, pue],
};

const again: More = { ...before, variable: 'freePower', period: '2026-12', place: { site: 'guian' }, value: 12, why: 'above' };
const root: Figure = {
  ...inner,
  variable: 'power.free',
  place: {},
  value: 13.5,
  limit: undefined,
  equation: 'sum(freePower)',
  inputs: [inner, others, again],
};
const answer: Answer = { figure: root, draw: 7, among: 100 };

/** Text between quotes of a DOT drawing, with what escapes a quote inside undone: throws where quotes do not match. */
const labels = (text: string): string[] =>
  [...text.matchAll(/label="((?:[^"\\]|\\.)*)"/g)].map(([, label]) => (label ?? '').replace(/\\(["\\])/g, '$1'));

describe('the drawing of an explanation', () => {
  it('has each number once, and an arrow for each that enters another', () => {
    const { nodes, edges } = graphOf(answer);
    expect(nodes.map((n) => n.lines[0])).toEqual([
      'power.free = 13.5 MW',
      'freePower of guian = 12.0 MW',
      'power.built = 20.0 MW (carried over)',
      'designPUE of guian = 1.20',
      '3 others: 1.50 MW',
    ]);
    const ids = new Map(nodes.map((n) => [n.id, n.lines[0]]));
    expect(edges.map(({ from, to }) => [ids.get(from), ids.get(to)].join(' → '))).toHaveLength(4);
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)).toBe(true);
  });

  it('keeps quotes and backslashes of texts inside the quotes of DOT', () => {
    const text = dot(graphOf(answer));
    expect(labels(text)).toHaveLength(5);
    expect(labels(text).join()).toContain('a "report"; <script> #1');
    expect(text.split('\n')[0]).toBe('digraph explanation {');
    expect(text.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toContain('"');
  });

  it('keeps markup of texts out of Mermaid', () => {
    const text = mermaid(graphOf(answer));
    expect(text.split('\n')[0]).toBe('flowchart RL');
    expect(text).not.toContain('<script>');
    expect(text.match(/"/g)).toHaveLength(2 * 5);
    expect(text.split('\n').filter((line) => line.includes('-->'))).toHaveLength(4);
  });
});

describe('the page of an explanation', () => {
  const page = explanationText(answer, { colour: false });

  it('is a tree with equations, limits and sources', () => {
    expect(page.split('\n')).toEqual([
      'power.free = 13.5 MW in 2026-12  (draw 7: of 100 the nearest to the median)',
      'Power free',
      '= sum(freePower)',
      '├─ freePower of guian = 12.0 MW',
      '│  Power free',
      '│  = built / designPUE',
      '│  limit: power; next money, 13 % of it left',
      '│  ├─ power.built = 20.0 MW (carried over) in 2026-11',
      '│  └─ designPUE of guian = 1.20  sites.guian.pue: 1.2 "as built" \\ [sic] <b>',
      '│       my.yaml:12 · a "report"; <script> #1 (2025, high)',
      '├─ 3 others: 1.50 MW',
      '└─ freePower of guian = 12.0 MW (explained elsewhere here)',
    ]);
  });

  it('passes no control characters of a file on', () => {
    const loud: Answer = { ...answer, figure: { ...root, inputs: [{ ...pue, source: 'red \u001b[31m\nnew line' }] } };
    const text = explanationText(loud, { colour: false });
    expect(text).not.toContain('\u001b');
    expect(text).toContain('red [31m new line');
  });

  it('says that a run at medians needs no choice, and what a figure was made from', () => {
    const part = {
      name: 'chips.h20.tdp',
      text: '400 W',
      number: { value: 400, unit: 'W' },
      origin: pue.origin,
      source: undefined,
      asOf: undefined,
      confidence: undefined,
    };
    const made: Given = { ...pue, parts: Array.from({ length: 6 }, () => part), left: 5 };
    const text = explanationText({ figure: { ...root, inputs: [made] }, draw: 0, among: 1 }, { colour: false });
    expect(text).toContain('every uncertain figure at its median');
    expect(text).toContain('from chips.h20.tdp: 400 W · my.yaml:12 · the scenario’s own');
    expect(text).toContain('and from 7 more');
  });
});
