import { schema as scenarioSchema } from '../../scenario/schema/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';

export const schema: Command = {
  positionals: '',
  options: {},
  run: async (_, session) => {
    session.out(JSON.stringify(scenarioSchema(), null, 2));
    return EXIT.done;
  },
};
