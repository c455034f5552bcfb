import { templateNames, templateText } from '../../hosts/node/template-texts.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { grid } from '../../report/terminal/grid.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Session } from '../session.ts';

/** What `suanli schema` prints goes by this name beside the user's file, so that the first line of a template finds it. */
const SCHEMA = 'scenario.schema.json';

/** The templates come with a first line that names the schema where they lie; the user's file lies elsewhere. */
const besideSchema = (text: string): string => text.replace(/^(# yaml-language-server: \$schema=).*$/m, `$1${SCHEMA}`);

/** The first sentence of a template's first remark: `A province: one cluster, …`. */
const aboutOf = (text: string): string => /^# (?!yaml-language-server)(.*)$/m.exec(text)?.[1] ?? '';

const list = (names: readonly string[], session: Session): void => {
  const found = names.map((name) => ({ name, about: aboutOf(templateText(name)) }));
  if (session.json) session.out(JSON.stringify(found, null, 2));
  else {
    session.out(
      grid(
        found.map(({ name, about }) => [name, about]),
        ['left', 'left'],
      ),
    );
    if (!session.quiet) session.err(`Begin with one of them: suanli init ${names[0]} > my.yaml && suanli run my.yaml`);
  }
};

export const init: Command = {
  positionals: '[template]',
  options: {},
  run: async (args, session) => {
    const names = templateNames();
    const [name] = args.positionals;
    if (name === undefined) {
      list(names, session);
      return EXIT.done;
    }
    if (!names.includes(name))
      throw new UsageError(`there is no template '${name}'`, didYouMean(name, names) ?? `the templates are ${names.join(', ')}`);
    const text = besideSchema(templateText(name));
    session.out(session.json ? JSON.stringify({ name, text }, null, 2) : text);
    if (session.watched && !session.quiet && !session.json)
      session.err(`Editors complete and explain its keys once you type: suanli schema > ${SCHEMA}`);
    return EXIT.done;
  },
};
