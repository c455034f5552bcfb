import { ScenarioTexts } from '../../hosts/node/scenario-texts.ts';
import { templateNames } from '../../hosts/node/template-texts.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { variantNames } from '../../scenario/variants.ts';
import type { Command, CommandEntry } from '../command.ts';
import { candidates, type Sources } from '../completion/candidates.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { dataTables } from '../data-tables.ts';
import { EXIT, UsageError } from '../exit.ts';

/** How the scripts ask for candidates: `suanli completion words -- run scen`. */
const WORDS = 'words';

const sourcesOf = (commands: readonly CommandEntry[]): Sources => ({
  commands,
  argumentsOf: (command) => {
    if (command === 'data') return dataTables().map((table) => table.name);
    if (command === 'init') return templateNames();
    return command === 'completion' ? Object.keys(SCRIPTS) : [];
  },
  variantsOf: (file) => {
    const texts = new ScenarioTexts(file);
    return texts.failure ? [] : variantNames(texts, file);
  },
});

/** `completion`, for a list of commands that is handed in. */
export const completionCommand = (commands: readonly CommandEntry[]): Command => ({
  positionals: '<shell> [words..]',
  options: {},
  run: async (args, session) => {
    const [shell = '', ...typed] = args.positionals;
    if (shell === WORDS) {
      const found = await candidates(typed, sourcesOf(commands));
      if (found.length > 0) session.out(found.join('\n'));
      return EXIT.done;
    }
    const shells = Object.keys(SCRIPTS);
    const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
    if (script === undefined)
      throw new UsageError(`there is no script for '${shell}'`, didYouMean(shell, shells) ?? `shells are ${shells.join(', ')}`);
    if (typed.length > 0) throw new UsageError(`'${typed[0]}' is one argument too many`);
    session.out(script);
    return EXIT.done;
  },
});
