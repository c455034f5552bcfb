import { didYouMean } from '../../kit/suggest.ts';
import type { Sections } from '../format/index.ts';
import { shorten } from '../text/node.ts';
import type { Parameters } from './names.ts';
import type { Reading } from './reading.ts';
import { valuesOf } from './values-of.ts';

/**
 * Checks what can be known only when everything has been read: that paths and names lead somewhere.
 * @param sections as far as they could be read
 */
export const checkPaths = (sections: Partial<Sections>, parameters: Parameters, reading: Reading): void => {
  checkValues(reading);
  checkCorrelations(sections, reading);
  checkMembers(sections, reading);
  markUsed(sections, parameters);
};

const checkValues = (reading: Reading): void => {
  for (const { to, path, place } of reading.paths) {
    if (reading.origins.has(to)) continue;
    const hint = didYouMean(to, reading.origins.keys()) ?? 'write the path of a value in this scenario, such as parameters.budget_scale';
    reading.report(place, 'unknown-path', `${path}: there is nothing at '${shorten(to)}'`, hint);
  }
};

const checkCorrelations = (sections: Partial<Sections>, reading: Reading): void => {
  const correlations = sections.uncertainty?.correlations ?? [];
  if (correlations.length === 0) return;
  const names = new Set([...valuesOf(sections)].flatMap((v) => (v.kind === 'uncertain' ? [v.name] : [])));
  for (const { between, origin } of correlations) {
    const [a, b] = between;
    if (between.length !== 2 || a === b)
      reading.report(origin, 'wrong-kind', `${origin.path}: a correlation is between two different figures`);
    for (const name of between) {
      if (names.has(name)) continue;
      const hint = didYouMean(name, names) ?? 'only a figure with a range or distribution can move with another';
      reading.report(origin, 'unknown-path', `${origin.path}: nothing uncertain at '${shorten(name)}'`, hint);
    }
  }
};

/** Names of items must be those of this scenario. */
const checkMembers = (sections: Partial<Sections>, reading: Reading): void => {
  for (const { of, name, path, place } of reading.members) {
    const items: unknown = sections[of as keyof Sections];
    const known = Array.isArray(items) ? items.map((item: { readonly key: string }) => item.key) : [];
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `${of}: ${known.slice(0, 12).join(', ')}` : `the scenario has no ${of}`);
    reading.report(place, 'unknown-id', `${path}: there is no '${shorten(name)}' in ${of}`, hint);
  }
};

/** Formulas of targets and variables use parameters by name, too. */
const markUsed = (sections: Partial<Sections>, parameters: Parameters): void => {
  const texts = [
    ...(sections.targets ?? []).map((t) => t.when?.text),
    ...[...(sections.variables?.values() ?? [])].map((v) => v.formula?.text),
  ];
  const words = new Set(texts.flatMap((text) => text?.match(/[A-Za-z_]\w*/g) ?? []));
  for (const name of parameters.list) if (words.has(name)) parameters.used.add(name);
};
