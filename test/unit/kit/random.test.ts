import { describe, expect, it } from 'vitest';
import { streamKey, threefry, uniform, uniforms } from '../../../src/kit/random.ts';

describe('the cipher', () => {
  // known answers published with the Random123 library for Threefry-2x32, 20 rounds
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])('key %j, counter %j → %j', (key, counter, answer) => {
    expect(threefry({ low: key[0], high: key[1] }, counter[0], counter[1])).toEqual(answer);
  });

  it('agrees with a direct reading of the paper in big integers', () => {
    const mask = 0xffffffffn;
    const slow = (k: bigint[], c: bigint[]): bigint[] => {
      const keys = [...k, k[0] ^ k[1] ^ 0x1bd11bdan];
      let [a, b] = [(c[0] + keys[0]) & mask, (c[1] + keys[1]) & mask];
      const turns = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];
      for (let round = 0; round < 20; round++) {
        a = (a + b) & mask;
        const turn = turns[round % 8];
        b = (((b << turn) | (b >> (32n - turn))) & mask) ^ a;
        if (round % 4 === 3) {
          const group = (round + 1) / 4;
          a = (a + keys[group % 3]) & mask;
          b = (b + keys[(group + 1) % 3] + BigInt(group)) & mask;
        }
      }
      return [a, b];
    };
    for (let i = 0; i < 200; i++) {
      const words = [i * 0x9e3779b9, i * 0x7f4a7c15, i * 0x85ebca6b, i].map((x) => x % 2 ** 32);
      const expected = slow([BigInt(words[0]), BigInt(words[1])], [BigInt(words[2]), BigInt(words[3])]);
      expect(threefry({ low: words[0], high: words[1] }, words[2], words[3])).toEqual(expected.map(Number));
    }
  });
});

describe('streams', () => {
  it('lie inside (0, 1), and look uniform', () => {
    const out = new Float64Array(20_000);
    uniforms(streamKey(7, 'yield of N+2'), 0, out);
    const counts = new Array<number>(20).fill(0);
    for (const x of out) {
      expect(x > 0 && x < 1).toBe(true);
      counts[Math.floor(x * 20)] += 1;
    }
    // chi-square with 19 degrees of freedom: 43.8 is its 99.9 % point
    expect(counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
  });

  it('are addressed: any piece equals the same piece of the whole, one by one', () => {
    const key = streamKey(2 ** 40 + 3, 'demand.growth');
    const whole = new Float64Array(300);
    uniforms(key, 0, whole);
    for (const [first, count] of [
      [0, 1],
      [17, 64],
      [250, 50],
    ]) {
      const piece = new Float64Array(count);
      uniforms(key, first, piece);
      expect(piece).toEqual(whole.slice(first, first + count));
    }
    for (const [draw, x] of whole.entries()) expect(uniform(key, draw)).toBe(x);
  });

  it('reach draws beyond 32 bits', () => {
    const key = streamKey(1, 'x');
    const out = new Float64Array(2);
    uniforms(key, 2 ** 32 - 1, out);
    expect(out[1]).toBe(uniform(key, 2 ** 32));
    expect(out[1]).not.toBe(uniform(key, 0));
  });

  it('differ by seed and by name, however alike', () => {
    const names = ['', '\0', '\0\0', 'a', 'a\0', 'ab', 'ba', 'abc', 'abcd', 'chips.b', 'chips.a', '算力', '算'];
    const keys = new Set([0, 1, 2, 2 ** 32, 2 ** 53 - 1].flatMap((seed) => names.map((name) => JSON.stringify(streamKey(seed, name)))));
    expect(keys.size).toBe(5 * names.length);
  });

  it('of neighbouring names and seeds are uncorrelated', () => {
    const n = 10_000;
    const draw = (seed: number, name: string): Float64Array => {
      const out = new Float64Array(n);
      uniforms(streamKey(seed, name), 0, out);
      return out;
    };
    const base = draw(1, 'site1.delay');
    for (const other of [draw(1, 'site2.delay'), draw(2, 'site1.delay')]) {
      const covariance = base.reduce((sum, x, i) => sum + (x - 0.5) * (other[i] - 0.5), 0) / n;
      expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  it.each([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('refuse %d as a seed', (seed) => {
    expect(() => streamKey(seed, 'x')).toThrow(/whole number/);
  });

  it('refuse a first draw that is not whole', () => {
    expect(() => uniforms(streamKey(1, 'x'), -1, new Float64Array(1))).toThrow(/first draw/);
  });

  it('stay the same for ever', () => {
    expect(streamKey(42, 'chips.installed')).toMatchInlineSnapshot(`
      {
        "high": 2273002348,
        "low": 4174509503,
      }
    `);
    expect(uniform(streamKey(42, 'chips.installed'), 1000)).toMatchInlineSnapshot(`0.5912780606079725`);
  });
});
