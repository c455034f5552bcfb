/** Something wrong with one declaration of a model, as a value: built-in models throw it, users' variables get it as a message. */
export interface ModelFault {
  /** Name of the declaration at fault. */
  readonly variable: string;
  /** A sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
  /** Where in the formula's text, counted from its start, if the text could not be read. */
  readonly at?: number;
}

export const formatModelFault = (f: ModelFault): string => `${f.variable}: ${f.message}${f.hint === undefined ? '' : ` (${f.hint})`}`;

/** A built-in model is wrong: a bug. Carries everything found. */
export class ModelError extends Error {
  readonly faults: readonly ModelFault[];
  constructor(faults: readonly ModelFault[]) {
    super(`the model has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(formatModelFault).join('\n')}`);
    this.name = 'ModelError';
    this.faults = faults;
  }
}

/** Ends the reading of one formula; never leaves this folder. */
export class Refusal extends Error {
  readonly hint: string | undefined;
  readonly at: number | undefined;
  constructor(message: string, hint?: string, at?: number) {
    super(message);
    this.name = 'Refusal';
    this.hint = hint;
    this.at = at;
  }
}

/** A formula that cannot be judged because something it reads is at fault, which is reported there. */
export class Consequence extends Error {}

/** Runs `work`; a refusal becomes a fault of `variable`. Anything else is a bug and passes through. */
export const attempt = <T>(variable: string, faults: ModelFault[], work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Consequence) return undefined;
    if (!(error instanceof Refusal)) throw error;
    faults.push({
      variable,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.at === undefined ? {} : { at: error.at }),
    });
    return undefined;
  }
};
