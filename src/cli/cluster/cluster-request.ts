import { type Catalogue, readCatalogue, type TableName } from '../../catalogue/index.ts';
import type { ChipSpec, ReportRequest, ServerSpec } from '../../cluster/index.ts';
import { dataText } from '../../hosts/node/data-texts.ts';
import { isFault } from '../../kit/fault.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { parseQuantity } from '../../kit/quantity.ts';
import type { Arguments } from '../command.ts';
import { findChips } from '../controls/find-chips.ts';
import { UsageError } from '../exit.ts';
import { Flags, present } from './flags.ts';
import { jobOf } from './job.ts';
import { chooseMachine } from './machine.ts';
import { placeOf } from './place.ts';

/** What was asked, and what a reader must know of how it was understood. */
export interface Asked {
  readonly request: ReportRequest;
  readonly others?: readonly { readonly chip: ChipSpec; readonly server: ServerSpec }[];
  readonly notes: readonly string[];
}

const tables = (names: readonly TableName[]): Catalogue => {
  const { catalogue, problems } = readCatalogue(new Map(names.map((name) => [name, dataText(`${name}.csv`)])));
  if (problems.length > 0) throw new ProblemsError(problems);
  return catalogue;
};

const countOf = (text: string): number => {
  const written = parseQuantity(text);
  if (isFault(written)) throw new UsageError(`'${text}' is not a count of chips: ${written.fault}`, written.hint);
  const number = written.text.slice(0, written.text.length - written.unit.text.length).trim();
  if (!written.bare) throw new UsageError(`'${text}' is not a count of chips: it has a unit`, `write ${number}`);
  if (Number.isInteger(written.value) && written.value >= 1) return written.value;
  throw new UsageError(`'${text}' is not a count of chips`, `nearest: ${Math.max(1, Math.round(written.value))}`);
};

const fabricOf = (flags: Flags): Pick<ReportRequest, 'fabric'> => {
  const fabric = present({
    tiers: flags.whole('tiers'),
    radix: flags.whole('radix'),
    oversubscription: flags.number('oversubscription'),
  });
  return Object.keys(fabric).length === 0 ? {} : { fabric };
};

/** Chips to compare with; undefined where none are asked for. */
const rivalsOf = (text: string | undefined): readonly string[] | undefined => {
  const names = text?.split(',').map((name) => name.trim());
  if (names?.includes('')) throw new UsageError(`'${text}' leaves out a chip`, 'write --compare chipA,chipB');
  return names;
};

/**
 * Reads the command line against the catalogue.
 * @throws ProblemsError with every wrong option, UsageError for a wrong chip or count
 */
export const readRequest = (args: Arguments): Asked => {
  const catalogue = tables(['chips', 'servers', 'models']);
  const [chipName = '', countText = ''] = args.positionals;
  const names = rivalsOf(args.value('compare'));
  const [chip, ...rivals] = [chipName, ...(names ?? [])].map((name) => findChips([name], catalogue.list('chips'))[0]);
  const count = countOf(countText);
  const flags = new Flags(args);
  const job = jobOf(flags, catalogue.list('models'));
  const place = placeOf(flags, () => tables(['sites', 'exchange-rates', 'facility']));
  const fabric = fabricOf(flags);
  const machine = chip && chooseMachine(chip, catalogue, flags, true);
  const others = rivals.flatMap((rival) => (rival && chooseMachine(rival, catalogue, flags, false)) ?? []);
  if (flags.problems.length > 0 || !machine) throw new ProblemsError(flags.problems);
  const { chip: spec, server } = machine;
  return {
    request: { chip: spec, server, count, ...fabric, ...place, ...job },
    ...(names === undefined ? {} : { others }),
    notes: [machine, ...others].flatMap(({ note }) => note ?? []),
  };
};
