import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import type { ServerSpec, SitePlace } from '../spec.ts';
import type { Parts, SwitchPart } from './parts.ts';

export interface Racks {
  readonly compute: number;
  readonly network: number;
  readonly storage: number;
  readonly total: number;
  /** Fullest compute rack, kW at the servers' maximum. */
  readonly densestKw: number;
}

/** The least that a rack must give for the server at its maximum, kW: of a system that brings its racks, one of them; else one system. */
export const leastRackKw = ({ maxPowerW, racks }: ServerSpec): number => maxPowerW / 1000 / (racks ?? 1);

const ownRacks = (server: ServerSpec, systems: number, racks: number, limitKw: number): Outcome<{ count: number; kw: number }> => {
  const kw = leastRackKw(server);
  if (kw > limitKw) {
    const hint = `a site with racks of at least ${Math.ceil(kw)} kW, or a server that spreads over more racks`;
    return refused(
      flagProblem('rack-kw', 'rack-too-dense', `${server.id} needs ${kw.toFixed(1)} kW a rack; this site allows ${limitKw}`, hint),
    );
  }
  return done({ count: Math.ceil(systems * racks), kw });
};

const sharedRacks = (server: ServerSpec, systems: number, units: number, limitKw: number): Outcome<{ count: number; kw: number }> => {
  const kw = leastRackKw(server);
  const each = Math.min(Math.floor(units / (server.rackUnits ?? units)), Math.floor(limitKw / kw));
  if (each < 1) {
    const hint = `a site with racks of at least ${Math.ceil(kw)} kW`;
    return refused(
      flagProblem('rack-kw', 'rack-too-dense', `one ${server.id} draws ${kw.toFixed(1)} kW; this site allows ${limitKw} a rack`, hint),
    );
  }
  return done({ count: Math.ceil(Math.ceil(systems) / each), kw: Math.min(each, Math.ceil(systems)) * kw });
};

/** Racks under the site's limit of kW; by height alone where the site names none. `systems` may be a fraction of a rack-scale system. */
export const designRacks = (
  server: ServerSpec,
  systems: number,
  switches: number,
  part: SwitchPart,
  storageKw: number,
  site: SitePlace | undefined,
  parts: Parts,
): Outcome<Racks> => {
  const limitKw = site?.rackKw ?? Number.POSITIVE_INFINITY;
  const compute =
    server.racks === undefined ? sharedRacks(server, systems, parts.rackUnits, limitKw) : ownRacks(server, systems, server.racks, limitKw);
  if (!compute.ok) return compute;
  const density = Math.min(limitKw, compute.value.kw);
  const perRack = Math.max(1, Math.min(Math.floor(parts.rackUnits / part.rackUnits), Math.floor((density * 1000) / part.maxPowerW)));
  const network = Math.ceil(switches / perRack);
  const storage = Math.ceil(storageKw / density);
  const total = compute.value.count + network + storage;
  return done({ compute: compute.value.count, network, storage, total, densestKw: compute.value.kw });
};
