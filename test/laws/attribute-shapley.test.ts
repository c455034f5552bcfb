import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimated, ordersOf, passedThrough } from '../../src/study/attribute/permutations.ts';
import { interaction, shapley } from '../../src/study/attribute/shapley.ts';

const SEED = 20261124;

/** A game: what every coalition of up to five players is worth. */
const game = fc
  .integer({ min: 1, max: 5 })
  .chain((players) =>
    fc.tuple(
      fc.constant(players),
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players }),
    ),
  );

const holds = (law: (players: number, worth: readonly number[]) => void): void =>
  fc.assert(
    fc.property(game, ([players, worth]) => law(players, worth)),
    { seed: SEED, numRuns: 200 },
  );

const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
const near = (x: number, y: number, scale = 1e6): void => expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-9 * scale);

/** Every order of the players, one by one: the definition, which shares nothing with the weights of coalitions. */
const byDefinition = (players: number, worth: readonly number[]): number[] => {
  const values = Array.from({ length: players }, () => 0);
  let orders = 0;
  const visit = (left: readonly number[], mask: number, gains: readonly (readonly [number, number])[]): void => {
    if (left.length === 0) {
      orders++;
      for (const [g, gain] of gains) values[g]! += gain;
    }
    for (const g of left) {
      const next = mask | (1 << g);
      visit(
        left.filter((other) => other !== g),
        next,
        [...gains, [g, worth[next]! - worth[mask]!]],
      );
    }
  };
  visit(
    Array.from({ length: players }, (_, g) => g),
    0,
    [],
  );
  return values.map((v) => v / orders);
};

describe('Shapley values', () => {
  it('are the mean gain over all orders', () =>
    holds((players, worth) => {
      const expected = byDefinition(players, worth);
      for (const [g, value] of shapley(players, worth).entries()) near(value, expected[g]!);
    }));

  it('add up to what all add together (efficiency)', () =>
    holds((players, worth) => {
      near(sum(shapley(players, worth)), worth.at(-1)! - worth[0]!);
    }));

  it('give nothing to a player who adds nothing anywhere (null player)', () =>
    holds((players, worth) => {
      const blind = worth.map((_, mask) => worth[mask & ~1]!);
      near(shapley(players, blind)[0]!, 0);
    }));

  it('give the same to players who add the same (symmetry)', () =>
    holds((players, worth) => {
      if (players < 2) return;
      const swapped = (mask: number): number => (mask & ~3) | ((mask & 1) << 1) | ((mask & 2) >> 1);
      const even = worth.map((_, mask) => worth[mask]! + worth[swapped(mask)]!);
      const [a, b] = shapley(players, even);
      near(a!, b!);
    }));

  it('add up over games (linearity)', () =>
    holds((players, worth) => {
      const other = worth.map((x, mask) => Math.sin(mask) * 1e5 - x / 3);
      const both = shapley(
        players,
        worth.map((x, mask) => x + other[mask]!),
      );
      const [x, y] = [shapley(players, worth), shapley(players, other)];
      for (const [g, value] of both.entries()) near(value, x[g]! + y[g]!);
    }));

  it('interact in no game that is a sum of players', () =>
    holds((players, worth) => {
      const additive = worth.map((_, mask) =>
        Array.from({ length: players }, (__, g) => (mask & (1 << g) ? worth[g]! : 0)).reduce((a, b) => a + b, 0),
      );
      for (let i = 0; i < players; i++) for (let j = 0; j < i; j++) near(interaction(players, additive, i, j), 0);
    }));

  it('interact, of two players, by what both add beyond each alone', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 4 }), (w) => {
        near(interaction(2, w, 0, 1), w[3]! - w[1]! - w[2]! + w[0]!);
      }),
      { seed: SEED, numRuns: 100 },
    ));
});

describe('sampled Shapley values', () => {
  it('add up whatever the orders, and are exact where there is one pair of two players', () =>
    holds((players, worth) => {
      const orders = ordersOf(players, 4, 7);
      const masks = orders.map((order) => passedThrough(order).map((members) => members.reduce((m, g) => m | (1 << g), 0)));
      const whole = worth.at(-1)! - worth[0]!;
      const values = estimated(players, orders, (n, k) => worth[masks[n]![k]!]!, whole).map((e) => e.value);
      near(sum(values), whole);
      if (players === 2) for (const [g, value] of values.entries()) near(value, shapley(players, worth)[g]!);
    }));

  it('come near the exact ones, within a few standard errors', () => {
    const players = 5;
    const worth = Array.from({ length: 32 }, (_, mask) => Math.sin(3 * mask) * 10 + mask);
    const orders = ordersOf(players, 400, 1);
    const masks = orders.map((order) => passedThrough(order).map((members) => members.reduce((m, g) => m | (1 << g), 0)));
    const exact = shapley(players, worth);
    for (const [g, { value, error }] of estimated(players, orders, (n, k) => worth[masks[n]![k]!]!, worth[31]! - worth[0]!).entries()) {
      expect(Math.abs(value - exact[g]!)).toBeLessThan(4 * error);
    }
  });
});
