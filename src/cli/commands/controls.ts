import { type ChipFigures, type Determination, determine, frontier, history } from '../../controls/index.ts';
import { cataloguePage } from '../../report/terminal/controls/catalogue-page.ts';
import { type Answered, chipPages } from '../../report/terminal/controls/chip-page.ts';
import type { Circumstances } from '../../report/terminal/controls/circumstances.ts';
import { frontierPage } from '../../report/terminal/controls/frontier-page.ts';
import { type ChipHistory, historyPage } from '../../report/terminal/controls/history-page.ts';
import type { Screen } from '../../report/terminal/summary.ts';
import type { Command } from '../command.ts';
import { determinationRecord, frontierRecord, historyRecord } from '../controls/answer-json.ts';
import { type Asking, readAsking } from '../controls/asking.ts';
import { controlsData } from '../controls/controls-data.ts';
import { DELIVERY_OPTIONS } from '../controls/delivery.ts';
import { PAPER_CHIP_OPTIONS } from '../controls/paper-chip.ts';
import { EXIT } from '../exit.ts';

/** An answer for programs and for people; only the one that is wanted is made. */
interface Answer {
  readonly json: () => unknown;
  readonly page: (c: Circumstances, screen: Screen) => string;
}

/** What each jurisdiction with an act that speaks of the chip says by itself. */
const sidesOf = (chip: ChipFigures, whole: Determination, asking: Asking): NonNullable<Answered['sides']> =>
  [...new Set(whole.rules.map((row) => row.jurisdiction))].map((jurisdiction) => ({
    jurisdiction,
    determination: determine({ ...asking.delivery, jurisdiction, chip }, asking.rules),
  }));

const determinations = (asking: Asking): Answer => {
  const answered = asking.subjects.map(({ name, figures }): Answered => {
    const determination = determine({ ...asking.delivery, chip: figures }, asking.rules);
    const sides = asking.about === 'catalogue' ? [] : sidesOf(figures, determination, asking);
    return { chip: figures, determination: { ...determination, chip: name }, sides };
  });
  return {
    json: () => answered.map((a) => determinationRecord(a.determination, asking)),
    page: (c, screen) => (asking.about === 'catalogue' ? cataloguePage : chipPages)(answered, c, screen),
  };
};

const histories = (asking: Asking): Answer => {
  const found = asking.subjects.map(
    ({ name, figures }): ChipHistory => ({
      chip: name,
      name: figures.name ?? 'A chip on paper',
      changes: history({ ...asking.delivery, chip: figures }, asking.rules),
    }),
  );
  return { json: () => found.map((h) => historyRecord(h, asking)), page: (c, screen) => historyPage(found, c, screen) };
};

const edge = (asking: Asking, maker: string | undefined): Answer => {
  const question = { ...asking.delivery, datacentre: asking.datacentre, ...(maker === undefined ? {} : { maker }) };
  const found = frontier(
    question,
    asking.rules,
    asking.subjects.map((s) => s.figures),
  );
  return { json: () => frontierRecord(found, asking), page: (c, screen) => frontierPage(found, c, screen) };
};

const circumstances = ({ delivery, rules, whatIfs, asOf }: Asking): Circumstances => ({
  shipment: delivery,
  jurisdiction: delivery.jurisdiction,
  whatIfs,
  rules,
  asOf,
});

export const controls: Command = {
  positionals: '[chip..]',
  options: {
    ...DELIVERY_OPTIONS,
    ...PAPER_CHIP_OPTIONS,
    history: { about: 'The status over all time, with each act that changed it' },
    frontier: { about: 'The largest figures that stay free on the day, and the chips near them' },
  },
  run: async (args, session) => {
    const asking = readAsking(args, controlsData());
    const answer =
      asking.about === 'frontier'
        ? edge(asking, args.value('maker'))
        : asking.about === 'history'
          ? histories(asking)
          : determinations(asking);
    if (session.json) session.out(JSON.stringify(answer.json(), null, 2));
    else session.out(answer.page(circumstances(asking), { colour: session.outColour, width: session.width }));
    return EXIT.done;
  },
};
