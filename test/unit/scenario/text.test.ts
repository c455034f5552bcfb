import { describe, expect, it } from 'vitest';
import { shorten, toJson } from '../../../src/scenario/text/node.ts';
import { parseText } from '../../../src/scenario/text/parse-text.ts';
import { good } from './support.ts';

const codes = (text: string) => parseText('t.yaml', text).problems.map((p) => [p.code, p.line, p.column]);
const data = (text: string) => {
  const { root } = parseText('t.yaml', text);
  return root && toJson(root);
};

describe('texts', () => {
  it.each([
    ['', 'empty-file', 1, 1],
    ['\n\n# only a remark', 'empty-file', 1, 1],
    ['null', 'empty-file', 1, 1],
    ['- a', 'not-a-map', 1, 1],
    ['just words', 'not-a-map', 1, 1],
    ['a: 1\nb: \0', 'nul-byte', 2, 4],
    ['a: 1\nb: x\uFFFD', 'not-utf8', 2, 5],
    ['a: 1\na: 2', 'duplicate-key', 2, 1],
    ['a: 1\n---\nb: 2', 'several-documents', 2, 1],
    ['a:\n\tb: 1', 'tab-indent', 2, 1],
    ['a: {b: 1', 'yaml-syntax', 1, 9],
    ['a: !!js/function x', 'yaml-syntax', 1, 4],
    ['a: &x [*x]', 'too-deep', 1, 4],
    ['1: a', 'key-not-text', 1, 1],
    ['constructor: a', 'forbidden-key', 1, 1],
    ['a: {prototype: 1}', 'forbidden-key', 1, 5],
    ['a: *b', 'yaml-syntax', 1, 4],
  ])('%j is %s at %i:%i', (text, code, line, column) => {
    const found = codes(text);
    expect(found.map(([c]) => c)).toContain(code);
    const [first] = found.filter(([c]) => c === code);
    expect(first?.slice(0, 2)).toEqual([code, line]);
    if (code !== 'too-deep' && code !== 'several-documents' && code !== 'yaml-syntax') expect(first?.[2]).toBe(column);
  });

  it('survives nesting of any depth', () => {
    for (const text of ['['.repeat(100_000), `a: ${'['.repeat(2000)}${']'.repeat(2000)}`, '- '.repeat(5000), '{a: '.repeat(5000)]) {
      expect(parseText('t.yaml', text).problems.length).toBeGreaterThan(0);
    }
  });

  it('reads JSON, byte order marks, CRLF, anchors and merge keys', () => {
    expect(data('\uFEFFa: 1\r\nb: two\r\n')).toEqual({ a: 1, b: 'two' });
    expect(data('{"a": [1, "x"], "b": {"c": null}}')).toEqual({ a: [1, 'x'], b: { c: null } });
    expect(data('base: &b {x: 1, y: 2}\na: {<<: *b, y: 3}')).toEqual({ base: { x: 1, y: 2 }, a: { x: 1, y: 3 } });
    expect(data('p: &p {x: 1}\nq: &q {x: 2, y: 2}\na: {<<: [*p, *q]}')).toMatchObject({ a: { x: 1, y: 2 } });
  });

  it('keeps words that other YAML versions would turn into flags and dates', () => {
    expect(data('a: yes\nb: no\nc: 2024-07\nd: 12:30')).toEqual({ a: 'yes', b: 'no', c: '2024-07', d: '12:30' });
  });

  it('places aliases at the text they repeat', () => {
    const [first, second] = good(
      'sites:\n  - &a {id: a, electricity: 1 CNY/kWh, pue: 1.2, carbon: 1 kgCO2/kWh}\n  - {<<: *a, id: b}',
    ).sites;
    expect(second?.pue?.origin).toMatchObject({ path: 'sites.b.pue', line: 6 });
    expect(second?.pue?.origin.column).toBe(first?.pue?.origin.column);
  });

  it('are one line in messages, whatever characters they hold', () => {
    for (let code = 0; code < 0xd800; code++) {
      const text = `a${String.fromCharCode(code)}b  c`;
      for (const part of [text, text.slice(0, 3)]) expect(shorten(part)).toBe(part.replace(/\p{C}+|\s+/gu, ' '));
    }
  });
});
