import { BrokenBalance, InputRefused, NotFinite, TooLarge } from '../../../engine/errors.ts';

const KINDS = { BrokenBalance, NotFinite, InputRefused, TooLarge } as const;

/** What stopped a simulation, as plain data: threads hand on no classes. */
export interface Failure {
  readonly name: keyof typeof KINDS;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A failure that a run can have, undefined for a bug. */
export const failureOf = (error: unknown): Failure | undefined => {
  for (const [name, kind] of Object.entries(KINDS)) {
    if (error instanceof kind) return { name: name as Failure['name'], message: error.message, fields: { ...error } };
  }
  return undefined;
};

/** The error again, of its own class. */
export const errorOf = ({ name, message, fields }: Failure): Error =>
  Object.assign(Object.create(KINDS[name].prototype) as Error, { ...fields, message });
