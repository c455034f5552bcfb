import type { Node } from 'yaml';
import type { Problem } from '../../kit/problem.ts';
import { didYouMean } from '../../kit/suggest.ts';
import type { PlaceSet, Places } from '../rules/place.ts';
import { openPage, type Page, pairsOf, report } from './page.ts';
import { text } from './plain.ts';
import { listOf, listOnly, type Reader, record, required } from './record.ts';

const country: Reader<string> = (page, node) => {
  const code = text(page, node);
  if (code === undefined || page.places.countries.has(code)) return code;
  return report(page, node, 'unknown-place', `'${code}' is no country we know`, didYouMean(code, page.places.countries.keys()));
};

const mapOf =
  <T>(read: Reader<T>): Reader<ReadonlyMap<string, T>> =>
  (page, node) => {
    const values = new Map<string, T>();
    for (const [key, { value }] of pairsOf(page, node) ?? []) {
      const found = read(page, value);
      if (found !== undefined) values.set(key, found);
    }
    return values;
  };

/** Reads data/places.yaml: countries by code, then groups of codes. */
export const readPlaces = (file: string, source: string): { readonly places: Places; readonly problems: readonly Problem[] } => {
  const empty: Places = { countries: new Map(), groups: new Map() };
  const { page, root } = openPage(file, source, empty);
  if (!root) return { places: empty, problems: page.problems };
  const names = record({ countries: required(mapOf(text)), groups: required(() => true), sources: required(listOnly(text)) })(page, root);
  if (!names) return { places: empty, problems: page.problems };
  const named: Page = { ...page, places: { countries: names.countries, groups: new Map() } };
  const all = record({ countries: required(() => true), groups: required(mapOf(listOf(country))), sources: required(() => true) })(
    named,
    root,
  );
  const groups = new Map([...(all?.groups ?? [])].map(([name, codes]) => [name, new Set(codes)] as const));
  return { places: { countries: names.countries, groups }, problems: page.problems };
};

const codesOf = (page: Page, node: Node | undefined, name: string): ReadonlySet<string> | undefined => {
  if (page.places.countries.has(name)) return new Set([name]);
  const group = page.places.groups.get(name);
  if (group) return group;
  const all = [...page.places.countries.keys(), ...page.places.groups.keys(), 'world'];
  return report(
    page,
    node,
    'unknown-place',
    `'${name}' is no country or group we know`,
    didYouMean(name, all) ?? 'write codes such as CN, or groups such as D:5',
  );
};

/** A list of countries and groups, or `world`; `less` takes some away again: `D:4 less A:5 less A:6`. */
export const placeSet: Reader<PlaceSet> = (page, node) => {
  const names = listOf(text)(page, node);
  if (!names) return undefined;
  const world = names.includes('world');
  const codes = new Set<string>();
  for (const name of names) {
    if (name === 'world') continue;
    const [given, ...taken] = name.split(/\s+less\s+/).map((part) => codesOf(page, node, part));
    if (!given || taken.includes(undefined)) return undefined;
    for (const code of given) if (!taken.some((t) => t?.has(code))) codes.add(code);
  }
  if (world && codes.size > 0) return report(page, node, 'contradictory-places', `'world' already holds the other places named`);
  return { world, codes, text: names.join(', ') };
};
