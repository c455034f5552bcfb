import type { Catalogue, Chip, Server } from '../../catalogue/index.ts';
import { type ChipSpec, chipOf, type Outcome, type ServerSpec, serverOf } from '../../cluster/index.ts';
import type { Flags } from './flags.ts';

export interface Machine {
  readonly chip: ChipSpec;
  readonly server: ServerSpec;
  /** What a reader must know of the choice. */
  readonly note?: string;
}

const carries = (server: Server, chip: string): boolean => server.chips?.includes(chip) === true;

/** Where no server is known to carry a chip: eight of it, powered and priced by the chip as for servers with gaps. */
const EIGHT_WAY = { id: 'eight-way', accelerators: { written: 8 } };

const machineOf = (chip: Chip, row: Server | undefined): Outcome<Machine> => {
  const spec = chipOf(chip);
  if (!spec.ok) return spec;
  const server = serverOf(row ?? EIGHT_WAY, spec.value, chip.io_bandwidth?.written);
  if (!server.ok) return server;
  const note = `no server of the catalogue carries ${chip.id}: a plain eight-way server stands in`;
  return { ok: true, value: { chip: spec.value, server: server.value, ...(row === undefined ? { note } : {}) } };
};

/** How early a server names the chip among those it carries: one built for it names it first. */
const rank = (server: Server, chip: string): number => server.chips?.indexOf(chip) ?? -1;

/** The chip in the server built for it, or in the one that `--server` names. */
export const chooseMachine = (chip: Chip, catalogue: Catalogue, flags: Flags, named: boolean): Machine | undefined => {
  const carriers = catalogue.list('servers').filter((row) => carries(row, chip.id));
  const fitting = carriers.sort((a, b) => rank(a, chip.id) - rank(b, chip.id));
  const wanted = named ? flags.row('server', 'servers', catalogue.list('servers')) : undefined;
  if (named && flags.given('server')) {
    if (wanted === undefined) return undefined;
    if (!carries(wanted, chip.id)) {
      const ids = fitting.map((row) => row.id).join(', ');
      flags.tell(
        'server',
        'wrong-server',
        `${wanted.id} does not carry ${chip.id}`,
        ids === '' ? 'no server does: leave it out' : `those that do: ${ids}`,
      );
      return undefined;
    }
  }
  const machine = machineOf(chip, wanted ?? fitting[0]);
  if (machine.ok) return machine.value;
  flags.problems.push(...machine.problems);
  return undefined;
};
