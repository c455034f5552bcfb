import { type Catalogue, figureToValue } from '../../catalogue/index.ts';
import { combine, constant, type Value } from '../../uncertainty/index.ts';
import { FORMAT_FILE } from '../read/group/default.ts';
import type { Cluster, Scenario, Site, Workload } from '../scenario.ts';
import { type Inputs, structural } from './inputs.ts';

/** AI servers do both kinds of AI work unless the scenario says otherwise. */
const USUAL: readonly Workload['kind'][] = ['training', 'inference'];

const usesOf = (c: Cluster): readonly Workload['kind'][] => (c.serves.length > 0 ? c.serves : USUAL).filter((use) => use !== 'general');

const doesWork = (c: Cluster, w: Workload): boolean => usesOf(c).includes(w.kind);

/** Decoding is a matter of inference; what the scenario says goes for any work. */
const decodeOf = (w: Workload): Value =>
  w.kind === 'inference' || w.decode.origin.file !== FORMAT_FILE ? w.decode : structural(0, w.origin);

/**
 * Greatest round trip of regional and of local work, s. 20 ms between hubs and users is the network target of the national project (NDRC
 * and others, hub plan of May 2021); 5 ms, about a city and its surroundings, is our reading of "local".
 */
const FARTHEST = { regional: 0.02, local: 0.005 } as const;

/** Round trip to the nearest of the three centres that the catalogue measures to, or as the scenario says; a place of its own is near. */
const roundTrip = (catalogue: Catalogue, s: Site): Value => {
  if (s.rtt) return s.rtt;
  const row = catalogue.lookup('sites', s.id);
  const known = [row?.rtt_beijing, row?.rtt_shanghai, row?.rtt_shenzhen].flatMap((f) => (f ? [f] : []));
  const [first, ...others] = known.sort((a, b) => a.value - b.value);
  if (!first) return structural(0, { ...s.origin, text: 'taken as near its users' });
  return others.length > 0 ? constant(first.value, first.origin) : figureToValue(first, first.origin.path);
};

type Zone = 'far' | 'regional' | 'local';

/** A round trip of exactly the limit is within it, however it was converted. */
const zoneOf = (seconds: number): Zone => {
  const within = (limit: number): boolean => seconds <= limit * (1 + 1e-9);
  return within(FARTHEST.local) ? 'local' : within(FARTHEST.regional) ? 'regional' : 'far';
};

/** Which chips are used for which work, and which sites are near enough for it. */
export const bindService = (inputs: Inputs, scenario: Scenario, machines: readonly Cluster[], catalogue: Catalogue): void => {
  const { demand, sites } = scenario;
  const each = (name: string, of: (w: Workload) => Value): void => inputs.set(name, demand.map(of));
  const flag = (w: Workload, yes: boolean): Value => structural(yes ? 1 : 0, w.origin);
  each('decodeShare', decodeOf);
  each('isLocal', (w) => flag(w, w.latency === 'local'));
  each('isRegional', (w) => flag(w, w.latency === 'regional'));
  each('isFree', (w) => flag(w, w.latency === 'any'));
  const trips = sites.map((s) => roundTrip(catalogue, s));
  for (const zone of ['far', 'regional', 'local'] as const)
    inputs.set(
      `${zone}Site`,
      trips.map((trip) => combine([trip], ([x]) => (zoneOf(x as number) === zone ? 1 : 0), trip.origin)),
    );
  const kinds = new Set(demand.map((w) => w.kind));
  inputs.set(
    'singleUse',
    machines.map((c) => structural(usesOf(c).filter((use) => kinds.has(use)).length < 2 ? 1 : 0, c.origin)),
  );
  const pairs = demand.flatMap((w, i) => machines.flatMap((c, j) => (doesWork(c, w) ? [{ w, i, c, j }] : [])));
  inputs.combination(
    'ability',
    pairs.map(({ w, c }) => `${w.id}/${c.chip}`),
    pairs.map(({ i, j }) => [i, j]),
  );
  inputs.set(
    'able',
    pairs.map(({ w }) => structural(1, w.origin)),
  );
};

/** General-purpose work is counted in cores, other work in what it computes. */
export const bindGeneral = (inputs: Inputs, { demand, procurement: { general } }: Scenario): void => {
  for (const w of demand) {
    const ai = [w.runs, w.tokens, w.compute].some((figure) => figure !== undefined);
    if (w.kind === 'general' ? ai : w.cores !== undefined) {
      const [wanted, written] = w.kind === 'general' ? ['cores', 'compute, runs or tokens'] : ['compute, runs or tokens', 'cores'];
      inputs.report(w.origin, 'wrong-measure', `demand.${w.id}: ${w.kind} work is given in ${wanted}, not in ${written}`);
    }
  }
  inputs.set(
    'coresWanted',
    demand.map((w) => w.cores ?? structural(0, w.origin)),
  );
  inputs.set('corePrice', [general.price]);
  inputs.set('corePower', [general.power]);
  inputs.set('coreLife', [general.life]);
};
