import { whenStopped } from './interruption.ts';

/** Shows how far a run has come. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr when that is a terminal; otherwise nothing. It is cleared when done. */
export const progressBar = async (label: string, wanted: boolean): Promise<Progress> => {
  if (!wanted || !process.stderr.isTTY) return silent;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, stream: process.stderr, clearOnComplete: true, hideCursor: true });
  let release: (() => void) | undefined;
  return {
    update: (done, total) => {
      if (release) {
        bar.update(done);
        return;
      }
      bar.start(total, done);
      // the bar hides the cursor, which must come back whatever happens
      release = whenStopped(() => bar.stop());
    },
    stop: () => {
      if (release) bar.stop();
      release?.();
      release = undefined;
    },
  };
};
