import { describe, expect, it } from 'vitest';
import { blocksBy, cellsIn, eachAlone, held, number, rowsIn, type Table, text } from '../../../src/output/table.ts';

const blocks = [
  { length: 2, columns: ['a', ['x', 'y'], Float64Array.of(1, 2)] },
  { length: 0, columns: ['b', [], new Float64Array()] },
  { length: 1, columns: ['c', ['z'], 3] },
];
const table: Table = { name: 't', about: '', columns: [text('one', ''), text('two', ''), number('three', '')], blocks };

describe('a table in blocks', () => {
  it('has the rows of one block after those of another', () => {
    expect([...rowsIn(table)]).toEqual([
      ['a', 'x', 1],
      ['a', 'y', 2],
      ['c', 'z', 3],
    ]);
  });

  it('can be read column by column', () => {
    expect([0, 1, 2].map((at) => [...cellsIn(table, at)])).toEqual([
      ['a', 'a', 'c'],
      ['x', 'y', 'z'],
      [1, 2, 3],
    ]);
  });

  it('can be of rows that share nothing', () => {
    const rows = [
      ['a', 'b', 1],
      ['c', 'd', 2],
    ];
    expect([...rowsIn({ ...table, blocks: eachAlone(rows) })]).toEqual(rows);
  });

  it('is made once where it is held', () => {
    let times = 0;
    const made = blocksBy(() => {
      times++;
      return blocks[Symbol.iterator]();
    });
    const kept = held({ ...table, blocks: made });
    expect([...rowsIn(kept)]).toEqual([...rowsIn(kept)]);
    expect(times).toBe(1);
  });
});
