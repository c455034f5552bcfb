import { type Description, describe } from '../equations/index.ts';
import { suanli } from '../model/suanli.ts';

const KINDS: Readonly<Record<Description['kind'], string>> = {
  input: 'given by the scenario',
  auxiliary: 'computed',
  stock: 'stock',
  flow: 'flow',
  overall: 'for the whole run',
  table: 'table',
  identity: 'must hold',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const ends = ({ from, to }: Description): string =>
  from === undefined && to === undefined ? '' : ` (from ${from ?? 'outside'} to ${to ?? 'outside'})`;

const row = (d: Description): string => {
  const name = d.id === undefined ? `\`${d.name}\`` : `\`${d.name}\`<br>\`${d.id}\``;
  const formula = d.formula === undefined ? '' : `<br>\`${d.formula}\``;
  const year = d.yearRatio ? `<br>a year: sum of \`${d.yearRatio[0]}\` / sum of \`${d.yearRatio[1]}\`` : '';
  return `| ${name} | ${d.unit} | ${d.over.map((o) => o.name).join(', ')} | ${cell(`${KINDS[d.kind]}${ends(d)}: ${d.about}${formula}${year}`)} |`;
};

const table = (descriptions: readonly Description[]): string =>
  ['| name | unit | over | meaning |', '| --- | --- | --- | --- |', ...descriptions.map(row)].join('\n');

/** Every equation of the model as a page of Markdown, sector by sector, from the declarations themselves. */
export const modelReference = (): string => {
  const model = suanli();
  const all = describe(model);
  const sectors = model.sectors.map((s) => `## ${s.name}\n\n${s.about}.\n\n${table(all.filter((d) => d.sector === s.name))}`);
  return `${sectors.join('\n\n')}\n`;
};
