import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/kit/problem.ts';
import { countOf, problemText } from '../../../../src/report/terminal/problems.ts';

const ESC = String.fromCharCode(27);
const problem = (more: Partial<Problem> = {}): Problem => ({
  code: 'wrong-unit',
  message: 'power: 300 MWh is an energy',
  hint: 'write 300 MW',
  file: 'a.yaml',
  line: 2,
  column: 10,
  ...more,
});
const view = (source: boolean, text?: string) => ({ colour: false, source, textOf: () => text });

describe('problems', () => {
  it('are one line each for programs', () => {
    expect(problemText([problem()], view(false, 'x'))).toBe('a.yaml:2:10  wrong-unit  power: 300 MWh is an energy  (write 300 MW)');
  });

  it('show people the line, with a mark under the place', () => {
    expect(problemText([problem()], view(true, 'name: x\n  power: 300 MWh\n')).split('\n').slice(1)).toEqual([
      '  2 |   power: 300 MWh',
      '    |          ^',
    ]);
  });

  it('put the mark right after wide characters', () => {
    const lines = problemText([problem({ column: 7 })], view(true, '\n算力: {x: 1}')).split('\n');
    // six characters before the column, two of them double
    expect(lines[2]).toBe(`    | ${' '.repeat(8)}^`);
  });

  it('cut a long line around the mark', () => {
    const lines = problemText([problem({ line: 1, column: 501 })], view(true, `${'a'.repeat(500)}X${'b'.repeat(500)}`)).split('\n');
    expect(lines[1]!.length).toBeLessThan(120);
    expect(lines[1]![lines[2]!.indexOf('^')]).toBe('X');
  });

  it('bear a place that is not in the text, and a file that cannot be read', () => {
    expect(problemText([problem({ line: 99 })], view(true, 'x')).split('\n')).toHaveLength(1);
    expect(problemText([problem()], view(true)).split('\n')).toHaveLength(1);
  });

  it('carry no control characters of the file to the terminal', () => {
    const text = problemText([problem({ message: `bad ${ESC}[2J`, file: `f${ESC}` })], view(true, `\nabc: ${ESC}[31mred`));
    expect(text).not.toContain(ESC);
  });

  it('are sorted by place and never repeated', () => {
    const text = problemText([problem({ line: 3 }), problem({ line: 1 }), problem({ line: 3 })], view(false));
    expect(text.split('\n').map((l) => l.slice(0, 9))).toEqual(['a.yaml:1:', 'a.yaml:3:']);
  });

  it('are counted in words', () => {
    expect([countOf(1, 'problem'), countOf(2, 'problem'), countOf(1234, 'problem')]).toEqual(['1 problem', '2 problems', '1,234 problems']);
  });
});
