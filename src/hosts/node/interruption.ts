/** What to take back when the user stops us: half-written folders, a hidden cursor. Run in the handler, so quick and never waiting. */
const cleanups = new Set<() => void>();

/** From now until the function returned is called, `undo` runs if the process is stopped. */
export const whenStopped = (undo: () => void): (() => void) => {
  cleanups.add(undo);
  return () => {
    cleanups.delete(undo);
  };
};

// 128 + the signal's number, as shells count
const EXITS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const stop = (signal: keyof typeof EXITS): never => {
  for (const undo of cleanups) undo();
  process.exit(EXITS[signal]);
};

/** From here on Ctrl-C ends the process with 130 and nothing half-written. Long work must give way now and then: see `giveWay`. */
export const endCleanlyOnSignals = (): void => {
  for (const signal of Object.keys(EXITS) as (keyof typeof EXITS)[]) process.once(signal, () => stop(signal));
};

/** Lets signals through between two pieces of long work. */
export const giveWay = (): Promise<void> => new Promise((resume) => setImmediate(resume));
