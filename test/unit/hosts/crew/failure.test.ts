import { describe, expect, it } from 'vitest';
import { BrokenBalance, InputRefused, NotFinite, TooLarge } from '../../../../src/engine/errors.ts';
import { buffersOf } from '../../../../src/hosts/node/crew/buffers.ts';
import { errorOf, failureOf } from '../../../../src/hosts/node/crew/failure.ts';

const spot = { month: 3, member: 1, draw: 700 };

describe('a failure sent from a thread', () => {
  it.each([
    new BrokenBalance('chips', spot, 1, 2),
    new NotFinite('cost', spot, Number.POSITIVE_INFINITY),
    new InputRefused('life', 'is odd'),
    new TooLarge(2 ** 31, 2 ** 30),
  ])('is the same error again: $name', (error) => {
    const failure = failureOf(error);
    const again = errorOf(structuredClone(failure!));
    expect(again).toBeInstanceOf(error.constructor);
    expect(again.message).toBe(error.message);
    expect({ ...again }).toMatchObject({ ...error });
  });

  it('is none for a bug', () => {
    expect(failureOf(new TypeError('x is not a function'))).toBeUndefined();
  });
});

describe('buffers to hand over', () => {
  it('are found once each, wherever they lie', () => {
    const one = new Float64Array(4);
    const value = { a: one, b: [{ c: one.subarray(1), d: new Int32Array(2) }, null, 'text'], e: undefined };
    expect(buffersOf(value)).toEqual([one.buffer, value.b[0]!['d' as never]['buffer' as never]]);
  });
});
