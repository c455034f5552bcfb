import type { Node } from 'yaml';
import { type Act, type Amendment, type ControlClass, GATES, type Mandate } from '../rules/act.ts';
import { NOWHERE, ROUTES } from '../rules/place.ts';
import type { Predicate } from '../rules/predicate.ts';
import { type Page, report } from './page.ts';
import { placeSet } from './place-reader.ts';
import { date, flag, identifier, share, shareRange, text, word } from './plain.ts';
import { predicate } from './predicate-reader.ts';
import { listOf, listOnly, optional, type Reader, record, required, withDefault } from './record.ts';
import { treatmentCase } from './treatment-reader.ts';

const amendment: Reader<Amendment> = (page, node) => {
  const read = record({ act: required(identifier), classes: required(listOf(identifier)), whole: withDefault(flag, false) })(page, node);
  return read && { ...read, place: page.at(node) };
};

const controlClass: Reader<ControlClass> = (page, node) => {
  const read = record({
    id: required(identifier),
    about: optional(text),
    when: required(predicate),
    treatment: required(listOf(treatmentCase)),
  })(page, node);
  if (!read) return undefined;
  const { about, treatment, ...rest } = read;
  return { ...rest, cases: treatment, place: page.at(node), ...(about === undefined ? {} : { about }) };
};

const mandate: Reader<Mandate> = (page, node) => {
  const read = record({
    id: required(identifier),
    kind: required(word('procurement-ban', 'domestic-content')),
    programmes: required(word('state-funded', 'all')),
    domestic_share: required(shareRange),
    remove_below_completion: optional(share),
  })(page, node);
  if (!read) return undefined;
  if (read.kind === 'procurement-ban' && read.domestic_share.low < 1)
    return report(
      page,
      node,
      'contradictory-treatment',
      'a procurement ban means a domestic share of 100 %',
      'or write kind: domestic-content',
    );
  const { domestic_share: domesticShare, remove_below_completion: remove, ...rest } = read;
  return { ...rest, domesticShare, ...(remove === undefined ? {} : { removeBelowCompletion: remove }) };
};

const SHAPE = {
  id: required(identifier),
  title: required(text),
  jurisdiction: required(identifier),
  episode: required(identifier),
  gate: required(word(...GATES)),
  announced: required(date),
  effective: required(date),
  ends: optional(date),
  what_if: withDefault(flag, false),
  destinations: withDefault(placeSet, NOWHERE),
  headquarters: withDefault(placeSet, NOWHERE),
  except_headquarters: withDefault(placeSet, NOWHERE),
  routes: withDefault(listOf(word(...ROUTES)), []),
  amends: withDefault(listOnly(amendment), []),
  stands_alone: optional(flag),
  classes: withDefault(listOnly(controlClass), []),
  mandates: withDefault(listOnly(mandate), []),
  sources: required(listOnly(text)),
  confidence: required(word('high', 'medium', 'low')),
  as_of: required(date),
  notes: optional(text),
} as const;

/** A class named without its act is one of the act it stands in. */
const rooted = (p: Predicate, act: string): Predicate => {
  if (p.is === 'class') return p.act === '' ? { ...p, act } : p;
  if (p.is === 'not') return { is: 'not', of: rooted(p.of, act) };
  return p.is === 'all' || p.is === 'any' ? { is: p.is, of: p.of.map((part) => rooted(part, act)) } : p;
};

/** Faults that one act has by itself, once it can be read at all. */
const faultsOf = (page: Page, act: Act): void => {
  const fault = (code: string, message: string, place = act.place, hint?: string): void => {
    page.problems.push({ code, message, ...place, ...(hint === undefined ? {} : { hint }) });
  };
  if (act.ends !== undefined && act.ends <= act.effective)
    fault('ends-before-start', `${act.id} ends on ${act.ends}, not after it takes effect on ${act.effective}`);
  if (act.classes.length + act.mandates.length === 0) fault('no-effect', `${act.id} has neither classes nor mandates`);
  if (!act.destinations.world && act.destinations.codes.size + act.headquarters.codes.size === 0)
    fault('no-effect', `${act.id} is for no destination`, act.place, 'write destinations: [CN], or world');
  for (const [n, c] of act.classes.entries()) {
    if (act.classes.findIndex((other) => other.id === c.id) < n) fault('duplicate-id', `${act.id} has two classes '${c.id}'`, c.place);
    const frees = c.cases.some(({ treatment }) => treatment.kind === 'free' && treatment.exception === undefined);
    if (frees && act.standsAlone)
      fault('no-effect', `class '${c.id}' frees chips without taking them out of another act`, c.place, 'name that act under amends');
  }
};

/** Reads one regime file. */
export const readAct = (page: Page, root: Node): Act | undefined => {
  const read = record(SHAPE)(page, root);
  if (!read) return undefined;
  const act: Act = {
    id: read.id,
    title: read.title,
    jurisdiction: read.jurisdiction,
    episode: read.episode,
    gate: read.gate,
    announced: read.announced,
    effective: read.effective,
    ...(read.ends === undefined ? {} : { ends: read.ends }),
    whatIf: read.what_if,
    destinations: read.destinations,
    headquarters: read.headquarters,
    exceptHeadquarters: read.except_headquarters,
    routes: read.routes,
    amends: read.amends,
    standsAlone: read.stands_alone ?? read.amends.every((a) => a.whole),
    classes: read.classes.map((c) => ({ ...c, when: rooted(c.when, read.id) })),
    mandates: read.mandates,
    sources: read.sources,
    confidence: read.confidence,
    asOf: read.as_of,
    ...(read.notes === undefined ? {} : { notes: read.notes }),
    place: page.at(root),
  };
  faultsOf(page, act);
  return act;
};
