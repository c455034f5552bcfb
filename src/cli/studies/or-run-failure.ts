import { BrokenBalance, InputRefused, NotFinite, TooLarge } from '../../engine/errors.ts';
import { RunFailure } from '../exit.ts';

const OF_THE_RUN = [BrokenBalance, InputRefused, NotFinite, TooLarge];

/** What a study comes to; where one of its runs breaks off, that is a failure of the run and no fault of the program. */
export const orRunFailure = <T>(study: Promise<T>): Promise<T> =>
  study.catch((error: unknown) => {
    throw error instanceof Error && OF_THE_RUN.some((kind) => error instanceof kind) ? new RunFailure(error.message) : error;
  });
