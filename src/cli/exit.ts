/** What the process ends with: part of the contract. */
export const EXIT = { done: 0, failed: 1, wrongInput: 2, interrupted: 130 } as const;
export type ExitCode = 0 | 1 | 2;

/** The command line itself is wrong. Caught at the top: its sentence is printed, exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** The input was fine and the run failed all the same: a broken balance, a full disk. Exit code 1. */
export class RunFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RunFailure';
  }
}
