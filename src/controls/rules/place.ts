/** Countries and the groups that export rules speak of. Codes are ISO 3166-1 alpha-2. */
export interface Places {
  /** Code → name. */
  readonly countries: ReadonlyMap<string, string>;
  /** `D:5` → codes. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A set of countries as a rule gives it. */
export interface PlaceSet {
  /** Everywhere, less `codes`; else `codes` only. */
  readonly world: boolean;
  readonly codes: ReadonlySet<string>;
  /** As written: `D:5, MO`. */
  readonly text: string;
}

export const NOWHERE: PlaceSet = { world: false, codes: new Set(), text: '' };

export const contains = (set: PlaceSet, code: string | undefined): boolean => code !== undefined && set.codes.has(code) !== set.world;

/** How goods reach the buyer: exported from the United States, or from elsewhere (made, held or resold abroad). */
export type Route = 'US' | 'abroad';

export const ROUTES: readonly Route[] = ['US', 'abroad'];

/** One delivery: where it goes, who ultimately owns the buyer, and from where. */
export interface Shipment {
  readonly destination: string;
  readonly headquarters: string;
  readonly route: Route;
}

/** Whom a rule covers: a buyer is in scope by where it is or by where its ultimate parent is. */
export interface Scope {
  readonly destinations: PlaceSet;
  readonly headquarters: PlaceSet;
  /** A buyer with its parent here is out of scope whatever else holds. */
  readonly exceptHeadquarters: PlaceSet;
  /** All routes if empty. */
  readonly routes: readonly Route[];
}

export const inScope = (scope: Scope, shipment: Shipment): boolean =>
  (contains(scope.destinations, shipment.destination) || contains(scope.headquarters, shipment.headquarters)) &&
  !contains(scope.exceptHeadquarters, shipment.headquarters) &&
  (scope.routes.length === 0 || scope.routes.includes(shipment.route));
