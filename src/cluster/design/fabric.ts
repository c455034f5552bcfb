import { done, flagProblem, type Outcome, refused } from '../outcome.ts';

/** How the compute fabric is to be built; what is absent is chosen. */
export interface FabricChoice {
  /** 1 to 3. */
  readonly tiers?: number;
  /** Ports of a switch. */
  readonly radix?: number;
  /** Bandwidth into a leaf over bandwidth out of it; 1 is non-blocking. */
  readonly oversubscription?: number;
  /** Independent planes that each endpoint's port is split over. */
  readonly planes?: number;
  /** Rail: every leaf serves one rail only. Fat-tree: leaves of a partly filled unit are shared. */
  readonly topology?: 'fat-tree' | 'rail';
  /** Rails of one server; the port count of a server where not given. */
  readonly rails?: number;
}

export interface Switches {
  readonly leaf: number;
  readonly spine: number;
  readonly core: number;
}

export interface Fabric {
  readonly tiers: 1 | 2 | 3;
  readonly radix: number;
  readonly planes: number;
  /** Ports down and up of a leaf. */
  readonly down: number;
  readonly up: number;
  /** Endpoints of each island, differing by at most one leaf switch. */
  readonly islands: readonly number[];
  /** All islands and planes together. */
  readonly switches: Switches;
  /** Links between endpoint and leaf, leaf and spine, spine and core, at the endpoint's full rate. */
  readonly links: { readonly endpoint: number; readonly spine: number; readonly core: number };
}

interface Wiring {
  readonly radix: number;
  readonly down: number;
  readonly up: number;
}

/**
 * Most endpoints of one non-blocking island: k, k·down and k·(k/2)·down, which are k, k²/2 and k³/4 at 1:1
 * (Al-Fares, Loukissas, Vahdat, SIGCOMM 2008).
 */
export const fabricCapacity = (tiers: number, { radix, down }: Wiring): number =>
  tiers === 1 ? radix : tiers === 2 ? radix * down : radix * Math.floor(radix / 2) * down;

const wiringOf = (radix: number, oversubscription: number): Wiring => {
  const down = Math.floor((radix * oversubscription) / (1 + oversubscription));
  return { radix, down, up: radix - down };
};

/** Each leaf spreads its uplinks evenly: the spine count divides them. NVIDIA's three-unit H100 table has 16 spines where 12 would hold the ports. */
const evenSpines = (leaves: number, { radix, up }: Wiring): number => {
  let spines = Math.ceil((leaves * up) / radix);
  while (up % spines !== 0) spines += 1;
  return spines;
};

/** Exact counts of one island and plane. */
const islandSwitches = (tiers: number, wiring: Wiring, leaves: number): Switches => {
  if (tiers === 1) return { leaf: 1, spine: 0, core: 0 };
  if (tiers === 2) return { leaf: leaves, spine: evenSpines(leaves, wiring), core: 0 };
  const half = Math.floor(wiring.radix / 2);
  const spine = Math.ceil((leaves * wiring.up) / half);
  return { leaf: leaves, spine, core: Math.ceil((spine * half) / wiring.radix) };
};

/** Equal parts in whole leaf switches; only the last leaf of the last island may be partly filled. */
const split = (endpoints: number, count: number, down: number): number[] => {
  if (count === 1) return [endpoints];
  const leaves = Math.ceil(endpoints / down);
  const parts = Array.from({ length: count }, (_, i) => (Math.floor(((i + 1) * leaves) / count) - Math.floor((i * leaves) / count)) * down);
  parts[count - 1]! -= leaves * down - endpoints;
  return parts;
};

const leavesOf = (endpoints: number, choice: FabricChoice, rails: number, down: number): number => {
  if (choice.topology !== 'rail') return Math.ceil(endpoints / down);
  return rails * Math.ceil(endpoints / rails / down);
};

const wholeAtLeast = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;

const choiceProblems = (endpoints: number, radix: number, choice: FabricChoice) => {
  const problems = [];
  if (!wholeAtLeast(endpoints, 1))
    problems.push(flagProblem('count', 'bad-count', `${endpoints} is not a whole number of endpoints`, 'at least 1'));
  if (!wholeAtLeast(radix, 2) || radix > 4096) {
    problems.push(flagProblem('radix', 'bad-radix', `a switch cannot have ${radix} ports`, 'a whole number from 2 to 4096'));
  }
  if (choice.tiers !== undefined && !(wholeAtLeast(choice.tiers, 1) && choice.tiers <= 3)) {
    problems.push(flagProblem('tiers', 'bad-tiers', `${choice.tiers} tiers cannot be built`, '1, 2 or 3'));
  }
  const over = choice.oversubscription ?? 1;
  if (!(over >= 1 && over <= radix - 1)) {
    problems.push(
      flagProblem('oversubscription', 'bad-oversubscription', `${over} is not between 1 and ${radix - 1}`, '1 is non-blocking'),
    );
  }
  return problems;
};

const fitProblem = (endpoints: number, choice: FabricChoice, wiring: Wiring) => {
  const tiers = choice.tiers ?? 3;
  const holds = fabricCapacity(tiers, wiring);
  const enough = [2, 3].find((t) => t > tiers && fabricCapacity(t, wiring) >= endpoints);
  const hint =
    enough === undefined
      ? `at most ${holds}, or leave --tiers and --radix out for equal islands`
      : `--tiers ${enough} holds ${fabricCapacity(enough, wiring)}`;
  const flag = choice.tiers === undefined ? 'radix' : 'tiers';
  return flagProblem(
    flag,
    'fabric-too-small',
    `${tiers} tiers of ${wiring.radix}-port switches hold ${holds} endpoints, not ${endpoints}`,
    hint,
  );
};

/**
 * A Clos fabric for so many endpoints. Non-blocking two tiers take 3N/k switches, three tiers 5N/k.
 * Without explicit tiers or radix a count beyond three tiers becomes equal islands; with them it is refused.
 */
export const designFabric = (
  endpoints: number,
  standard: { radix: number; planes: number },
  choice: FabricChoice = {},
): Outcome<Fabric> => {
  const radix = choice.radix ?? standard.radix;
  const planes = choice.planes ?? (choice.radix === undefined ? standard.planes : 1);
  const problems = choiceProblems(endpoints, radix, choice);
  if (problems.length > 0) return refused(...problems);
  const wiring = wiringOf(radix, choice.oversubscription ?? 1);
  const explicit = choice.tiers !== undefined || choice.radix !== undefined;
  const holds = fabricCapacity(choice.tiers ?? 3, wiring);
  if (explicit && endpoints > holds) return refused(fitProblem(endpoints, choice, wiring));
  const islands = split(endpoints, Math.ceil(endpoints / holds), wiring.down);
  const largest = Math.max(...islands);
  const tiers = (choice.tiers ?? [1, 2, 3].find((t) => fabricCapacity(t, wiring) >= largest) ?? 3) as 1 | 2 | 3;
  return done(assemble(islands, tiers, wiring, planes, choice));
};

const assemble = (islands: readonly number[], tiers: 1 | 2 | 3, wiring: Wiring, planes: number, choice: FabricChoice): Fabric => {
  const switches = { leaf: 0, spine: 0, core: 0 };
  const links = { endpoint: 0, spine: 0, core: 0 };
  for (const endpoints of islands) {
    const leaves = leavesOf(endpoints, choice, choice.rails ?? 8, wiring.down);
    const one = islandSwitches(tiers, wiring, leaves);
    switches.leaf += one.leaf * planes;
    switches.spine += one.spine * planes;
    switches.core += one.core * planes;
    links.endpoint += endpoints;
    if (tiers > 1) links.spine += one.leaf * wiring.up;
    if (tiers > 2) links.core += one.spine * Math.floor(wiring.radix / 2);
  }
  return { tiers, radix: wiring.radix, planes, down: wiring.down, up: wiring.up, islands, switches, links };
};
