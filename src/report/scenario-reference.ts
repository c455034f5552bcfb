import { type Field, format } from '../scenario/index.ts';

/** Text for a cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

interface Row {
  readonly path: string;
  readonly field: Field;
}

/** Every value below a field, with the path that `--set` gives it; `<…>` stands for an identity or a name of the user's. */
const rowsBelow = (field: Field, path: string): readonly Row[] => {
  switch (field.kind) {
    case 'record':
      return Object.entries(field.fields).flatMap(([key, of]) => rowsBelow(of, `${path}.${key}`));
    case 'items':
      return rowsBelow(field.of, `${path}.<${field.keys[0]}>`);
    case 'map':
      return rowsBelow(field.of, `${path}.<name>`);
    case 'list':
      return field.of.kind === 'record' ? rowsBelow(field.of, `${path}.<position>`) : [{ path, field }];
    default:
      return [{ path, field }];
  }
};

const ofFigure = (field: Field & { kind: 'figure' }): string => {
  const unit = field.unit === '1' ? 'a number' : code(field.unit);
  const [low, high] = field.range;
  const usual = low === 0 && high === Number.POSITIVE_INFINITY;
  const range = usual ? '' : `, ${low} to ${Number.isFinite(high) ? high : '∞'}`;
  const notes = [
    field.whole ? 'whole' : '',
    field.fixed ? 'the same in every month' : '',
    field.priced ? 'a price: `vat: in` or `vat: ex`' : '',
  ];
  return [`${unit}${range}`, ...notes.filter((n) => n !== '')].join('; ');
};

/** What may stand there. */
const kindOf = (field: Field): string => {
  switch (field.kind) {
    case 'figure':
      return ofFigure(field);
    case 'date':
      return 'a month, certain or not';
    case 'month':
      return 'a month';
    case 'parameter':
      return 'a figure of any unit';
    case 'reference':
      return `an id of \`suanli data ${field.table}\``;
    case 'choice':
      return field.words.map(code).join(', ');
    case 'flag':
      return '`true`, `false`';
    case 'formula':
      return 'a formula';
    case 'list':
      return `${field.orOne ? 'one or a list of: ' : 'a list of: '}${kindOf(field.of)}`;
    case 'any':
      return 'changes, nested like the file';
    case 'text':
      return field.of === undefined ? 'text' : `the name of one of \`${field.of}\``;
    default:
      return 'a map';
  }
};

/** What it is where nothing is written. */
const standardOf = (field: Field): string => {
  const parts: string[] = [];
  if (field.kind === 'figure' && field.column !== undefined) {
    const [table = '', column = ''] = field.column.split('.');
    parts.push(`${code(column)} of ${code(`data/${table}.csv`)}`);
  }
  if (field.default) parts.push(code(field.default.text));
  else if (field.required) parts.push('must be written');
  if (field.default?.source !== undefined) parts.push(`(${cell(field.default.source)})`);
  return parts.join(parts.length > 1 && !field.default ? ', or ' : ' ');
};

const example = (field: Field): string => (field.example === undefined ? '' : `, such as ${code(field.example)}`);

const row = ({ path, field }: Row): string =>
  `| ${code(path)} | ${kindOf(field)} | ${standardOf(field)} | ${cell(field.about)}${example(field)} |`;

const isGroup = (field: Field): boolean => ['record', 'items', 'map', 'list'].includes(field.kind);

const table = (rows: readonly Row[]): string =>
  ['| path | value | where nothing is written | meaning |', '| --- | --- | --- | --- |', ...rows.map(row)].join('\n');

/** Every field of scenario files as a page of Markdown, section by section, from the records that the reader itself uses. */
export const scenarioReference = (): string => {
  const entries = Object.entries(format.fields);
  const single = entries.flatMap(([key, field]) => (isGroup(field) ? [] : [{ path: key, field }]));
  const sections = entries.flatMap(([key, field]) =>
    isGroup(field) ? [`### ${key}\n\n${field.about}.\n\n${table(rowsBelow(field, key))}`] : [],
  );
  return `${[`### The file\n\n${table(single)}`, ...sections].join('\n\n')}\n`;
};
