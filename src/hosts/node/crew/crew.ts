import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Crew } from '../../../study/run.ts';
import { whenStopped } from '../interruption.ts';
import { packageRoot } from '../package-root.ts';
import { errorOf } from './failure.ts';
import type { CrewAnswer, CrewTask, NamedScenario, TableTask } from './task.ts';

/** Threads that simulate beside this one. They plan the scenario they were hired for at once, while it is planned here. */
export interface HiredCrew {
  /** @param texts all the scenario reads, by the name it reads them under */
  readonly on: (texts: ReadonlyMap<string, string>) => Crew;
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

/** @param others threads, at least 1 */
export const hireCrew = (others: number, scenario: NamedScenario): HiredCrew => {
  const pool = new Piscina({
    filename: workerFile(),
    minThreads: others,
    maxThreads: others,
    concurrentTasksPerWorker: 1,
    workerData: scenario,
  });
  const release = whenStopped(() => void pool.destroy());
  return {
    on: (texts) => ({
      others,
      simulate: async (share, onDone) => {
        const answer = await ask(pool, { scenario: { ...scenario, texts }, share }, onDone);
        if ('failure' in answer) throw errorOf(answer.failure);
        return answer.result;
      },
      findOutcomes: async (table) => {
        const task: TableTask = { scenario: { ...scenario, texts }, table };
        await Promise.all(Array.from({ length: others }, () => pool.run(task, { name: 'findOutcomes' })));
      },
    }),
    dismiss: async () => {
      release();
      await pool.destroy();
    },
  };
};
