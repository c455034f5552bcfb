import { type Fault, problemOf } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';

/** A mistake in the value of an option: the option stands where a file would. */
export const flagProblem = (name: string, fault: Fault): Problem => problemOf(fault, { file: `--${name}`, line: 1, column: 1 });
