import { expect, it } from 'vitest';
import { Body } from '../../../../src/engine/wasm/body.ts';
import { Bytes } from '../../../../src/engine/wasm/bytes.ts';

const entry = (body: Body): number[] => {
  const code = new Bytes();
  body.finish(code);
  return [...code.written];
};

const [I32, V128, END] = [0x7f, 0x7b, 0x0b];

it('a function says its length, its locals by runs of one type, and its instructions', () => {
  const body = new Body();
  body.begin(2);
  const locals = (['i32', 'v128', 'v128', 'i32'] as const).map((type) => body.local(type));
  expect(locals).toEqual([2, 3, 4, 5]);
  body.get(0);
  body.set(5);
  expect(entry(body)).toEqual([12, 3, 1, I32, 2, V128, 1, I32, 0x20, 0, 0x21, 5, END]);
});

it('nothing of one function is left in the next', () => {
  const body = new Body();
  body.begin(1);
  body.local('v128');
  body.get(1);
  entry(body);
  body.begin(0);
  expect(body.local('v128')).toBe(0);
  expect(entry(body)).toEqual([4, 1, 1, V128, END]);
  body.begin(3);
  expect(entry(body)).toEqual([2, 0, END]);
});

it('loads and stores say their alignment and offset', () => {
  const body = new Body();
  body.begin(0);
  body.memory('v128.load', 300);
  body.memory('i32.load', 8);
  body.memory('f64.store', 16);
  body.memory('v128.store64_lane', 24, 0);
  const code = [0xfd, 0x00, 4, 0xac, 0x02, 0x28, 2, 8, 0x39, 3, 16, 0xfd, 0x5b, 3, 24, 0, END];
  expect(entry(body)).toEqual([code.length + 1, 0, ...code]);
});
