import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import type { ChipSpec, ServerSpec, SitePlace } from '../spec.ts';
import { type ClusterCapex, designCapex, systemPrice } from './capex.ts';
import { designFabric, type Fabric, type FabricChoice } from './fabric.ts';
import { DEFAULT_PARTS, type Parts, type SwitchPart, switchFor } from './parts.ts';
import { type ClusterPower, designPower, switchCount } from './power.ts';
import { designRacks, type Racks } from './racks.ts';

export interface ClusterRequest {
  readonly chip: ChipSpec;
  /** Chips wanted. */
  readonly count: number;
  readonly server: ServerSpec;
  readonly site?: SitePlace;
  readonly fabric?: FabricChoice;
  readonly parts?: Parts;
}

export interface ClusterDesign {
  readonly chip: ChipSpec;
  readonly server: ServerSpec;
  readonly count: number;
  /** Whole systems to buy; the last may be partly filled. */
  readonly systems: number;
  /** Host nodes that hold the chips. */
  readonly nodes: number;
  readonly racks: Racks;
  readonly fabric: Fabric;
  readonly switchPart: SwitchPart;
  /** Ends of optical links, twin-port modules counted twice; the scale-up network's modules included. */
  readonly transceivers: number;
  readonly cables: number;
  readonly power: ClusterPower;
  /** Absent where neither system nor chip has a price. */
  readonly capex?: ClusterCapex;
  /** Building, power and cooling plant, USD: the site's own expense. */
  readonly facilityCapex: number;
  readonly general: { readonly cores: number; readonly fp32Tflops: number };
}

/** What one chip brings along, for the equations of a simulation. */
export interface PerChip {
  /** kW at the maximum, with its share of server, network and storage. */
  readonly itMaxKw: number;
  readonly itAverageKw: number;
  readonly facilityKw: number;
  readonly capexUsd?: number;
  /** Network's share of capex, 0 to 1. */
  readonly networkShare?: number;
  readonly racks: number;
  readonly generalCores: number;
}

/** Most chips one cluster may be asked for: beyond any announced campus, and far inside exact integers. */
const MOST_CHIPS = 100_000_000;

const requestProblems = ({ count, server, site }: ClusterRequest) => {
  const problems = [];
  if (!Number.isInteger(count) || count < 1 || count > MOST_CHIPS) {
    problems.push(flagProblem('count', 'bad-count', `${count} is not a number of chips`, `a whole number from 1 to ${MOST_CHIPS}`));
  }
  for (const [name, value] of [
    ['chips', server.chips],
    ['max-power', server.maxPowerW],
    ['scale-out', server.scaleOutGbps],
  ] as const) {
    if (!(value > 0 && Number.isFinite(value))) {
      problems.push(
        flagProblem('server', 'bad-server', `${server.id} has no usable ${name} (${value})`, 'choose another server with --server'),
      );
    }
  }
  if (site?.designPue !== undefined && !(site.designPue >= 1 && site.designPue < 5)) {
    problems.push(flagProblem('pue', 'bad-pue', `${site.designPue} is not a design PUE`, '1 to 5'));
  }
  if (site?.rackKw !== undefined && !(site.rackKw > 0)) {
    problems.push(flagProblem('rack-kw', 'bad-rack-power', `${site.rackKw} kW is not a rack's limit`, 'above 0'));
  }
  return problems;
};

/** N chips as a machine: exact counts, power from chip to facility, price of each part. */
export const designCluster = (request: ClusterRequest): Outcome<ClusterDesign> => {
  const problems = requestProblems(request);
  if (problems.length > 0) return refused(...problems);
  const { count, server, site } = request;
  const parts = request.parts ?? DEFAULT_PARTS;
  const nodesEach = server.nodes ?? 1;
  const nodes = Math.ceil((count * nodesEach) / server.chips);
  const ports = Math.ceil((count * (server.networkPorts ?? server.chips)) / server.chips);
  const switchPart = switchFor(parts, server.scaleOutGbps);
  const rails = Math.max(1, Math.min(8, Math.ceil((server.networkPorts ?? server.chips) / nodesEach)));
  const fabric = designFabric(ports, switchPart, { rails, ...request.fabric });
  if (!fabric.ok) return fabric;
  const serversMw = (nodes / nodesEach) * server.maxPowerW * 1e-6;
  const pue = site?.designPue ?? parts.designPue[server.cooling ?? 'air'];
  const power = designPower(serversMw, fabric.value, switchPart, parts, pue);
  const racks = designRacks(server, nodes / nodesEach, switchCount(fabric.value), switchPart, power.storage * 1000, site, parts);
  if (!racks.ok) return racks;
  return done(complete(request, parts, nodes, switchPart, fabric.value, power, racks.value));
};

const complete = (
  { chip, count, server, site }: ClusterRequest,
  parts: Parts,
  nodes: number,
  switchPart: SwitchPart,
  fabric: Fabric,
  power: ClusterPower,
  racks: Racks,
): ClusterDesign => {
  const filled = nodes / (server.nodes ?? 1);
  const links = fabric.links.endpoint + fabric.links.spine + fabric.links.core;
  const transceivers = 2 * links + Math.round(count * (server.scaleUpModulesPerChip ?? 0));
  const price = systemPrice(chip, server, parts);
  // The scale-up network's modules are in the system's price.
  const capex = price === undefined ? undefined : designCapex(price, filled, fabric, switchPart, 2 * links, parts);
  return {
    chip,
    server,
    count,
    systems: Math.ceil(filled),
    nodes,
    racks,
    fabric,
    switchPart,
    transceivers,
    cables: links,
    power,
    ...(capex === undefined ? {} : { capex }),
    facilityCapex: power.it * (site?.facilityUsdPerMw ?? parts.facilityUsdPerMw),
    general: { cores: filled * (server.general?.cores ?? 0), fp32Tflops: filled * (server.general?.fp32Tflops ?? 0) },
  };
};

export const perChip = (design: ClusterDesign): PerChip => {
  const { count, power, capex } = design;
  return {
    itMaxKw: (power.it * 1000) / count,
    itAverageKw: (power.average * 1000) / count,
    facilityKw: (power.facility * 1000) / count,
    ...(capex === undefined
      ? {}
      : { capexUsd: capex.total / count, networkShare: (capex.switches + capex.optics + capex.cables) / capex.total }),
    racks: design.racks.total / count,
    generalCores: design.general.cores / count,
  };
};
