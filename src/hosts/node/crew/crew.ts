import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Crew } from '../../../study/run.ts';
import { whenStopped } from '../interruption.ts';
import { packageRoot } from '../package-root.ts';
import { errorOf } from './failure.ts';
import type { CrewAnswer, CrewScenario, CrewTask } from './task.ts';

/** Threads that simulate. They begin to load at once, while the scenario is still being read. */
export interface HiredCrew {
  /** The crew for one scenario; it may be asked for another afterwards. */
  readonly on: (scenario: CrewScenario) => Crew;
  readonly dismiss: () => Promise<void>;
}

/** The worker as the build writes it: threads begin from a file. */
const workerFile = (): string => join(packageRoot(), 'dist', 'bin', 'simulation-worker.js');

const ask = async (pool: Piscina, task: Omit<CrewTask, 'port'>, onDone: (draws: number) => void): Promise<CrewAnswer> => {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', onDone);
  try {
    return (await pool.run({ ...task, port: port2 }, { transferList: [port2] })) as CrewAnswer;
  } finally {
    port1.close();
  }
};

/** @param workers threads, at least 1 */
export const hireCrew = (workers: number): HiredCrew => {
  const pool = new Piscina({ filename: workerFile(), minThreads: workers, maxThreads: workers, concurrentTasksPerWorker: 1 });
  const release = whenStopped(() => void pool.destroy());
  return {
    on: (scenario) => ({
      workers,
      simulate: async (share, onDone) => {
        const answer = await ask(pool, { scenario, share }, onDone);
        if ('failure' in answer) throw errorOf(answer.failure);
        return answer.result;
      },
    }),
    dismiss: async () => {
      release();
      await pool.destroy();
    },
  };
};
