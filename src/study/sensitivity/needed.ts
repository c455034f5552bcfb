import type { Program } from '../../equations/index.ts';
import { needs, reach } from '../audit/reach.ts';

/**
 * What recorded and overall quantities need, and nothing else. Balances are not checked again here: `run` checks them all.
 * @returns also the names of inputs from which equations lead to those quantities
 */
export const neededOnly = (program: Program): { readonly program: Program; readonly inputs: ReadonlySet<string> } => {
  const overalls = program.overalls.flatMap(({ of, rate, where }) => [of, ...(rate ? [rate] : []), ...(where ? [where] : [])]);
  const wanted = [...program.recorded.map((r) => r.variable), ...overalls];
  const everything = needs(program, () => false);
  const found = reach(wanted, everything);
  return {
    program: { ...program, checks: [], tallies: [], statements: program.statements.filter((s) => found.has(s.target)) },
    inputs: new Set([...found].flatMap((v) => (v.role === 'input' ? [v.name] : []))),
  };
};
