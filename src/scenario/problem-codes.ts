/** What a code of a problem means, and the shortest text that causes it. */
export interface ProblemCode {
  readonly meaning: string;
  /** A body of a scenario that has this problem; undefined where a text alone cannot cause it. */
  readonly example?: string;
}

const code = (meaning: string, example?: string): ProblemCode => ({ meaning, ...(example !== undefined && { example }) });

/** Faults of the file as a text. */
const ofText = {
  'no-file': code('A file that is named cannot be read.', 'extends: other.yaml'),
  'file-too-large': code('The file is longer than a scenario can sensibly be.'),
  'empty-file': code('The file holds nothing.'),
  'nul-byte': code('The file is not a text.', 'description: "\0"'),
  'not-utf8': code('The file has bytes that are not UTF-8.', 'description: \uFFFD'),
  'tab-indent': code('A line is indented with a tab.', 'policy:\n\ttimeline: none'),
  'yaml-syntax': code('The text is not YAML.', 'description: [a'),
  'duplicate-key': code('A map has the same key twice.', 'currency: CNY\ncurrency: CNY'),
  'several-documents': code('The file holds more than one document.', '---\nname: b'),
  'not-a-map': code('The file is not a map of keys.'),
  'key-not-text': code('A key is a number, a flag, a list or a map.', 'parameters: {2024: 1}'),
  'forbidden-key': code('A key that no scenario may have.', 'parameters: {__proto__: 1}'),
  'too-deep': code('Maps and lists are nested too deeply.', `description: ${'['.repeat(40)}${']'.repeat(40)}`),
  'too-many-nodes': code('The file has more values than a scenario can have, aliases expanded.'),
  'text-too-long': code('A single value is too long.'),
} as const;

/** Faults in putting files together. */
const ofMerging = {
  'extends-cycle': code('Files extend each other in a circle.', 'extends: test.yaml'),
  'extends-too-deep': code('Too many files extend each other.'),
  'path-outside': code('A file lies outside the folder the scenario may reach.', 'extends: ../../secret.yaml'),
  'unknown-variant': code('There is no variant of that name.'),
  'bad-set': code('A value of the command line cannot be read.'),
  'unknown-path': code('A path leads to nothing.', 'sliders: [parameters.x]'),
} as const;

/** Faults of structure. */
const ofKeys = {
  'unknown-key': code('A key that the format does not have.', 'polcy: {}'),
  'missing-key': code('A key that must be there is not.', 'demand: [{id: a}]'),
  'wrong-kind': code('A list, map or value where another of them is wanted.', 'policy: [a]'),
  'duplicate-id': code('Two items of a list have the same identity.', 'demand: [{id: a, kind: training}, {id: a, kind: training}]'),
  'unknown-id': code('An id that its table, or list of this scenario, does not have.', 'demand: [{id: a, kind: training, model: gpt9}]'),
  'unknown-word': code('A word outside the closed set of words.', 'finance: {tax: hi-tech}'),
  'bad-text': code('A text with characters that cannot stand there.', 'policy: {destination: china}'),
  'too-many-members': code('The scenario lists more things than can be simulated.'),
} as const;

/** Faults of figures. */
const ofFigures = {
  'missing-unit': code('A figure with a dimension has no unit.', 'sites: {s: {power: 300}}'),
  'missing-number': code('A unit stands without a number.', 'sites: {s: {power: MW}}'),
  'unknown-unit': code('A unit that is in no table.', 'sites: {s: {power: 300 megawatts}}'),
  'wrong-unit': code('A unit that measures something else.', 'sites: {s: {power: 300 MWh}}'),
  'not-a-number': code('A text where a figure is wanted.', 'sites: {s: {power: large}}'),
  'number-too-large': code('A number larger than any figure can be.', 'sites: {s: {power: 1e301 MW}}'),
  negative: code('A negative figure where none can be.', 'sites: {s: {power: -5 MW}}'),
  'out-of-range': code('A figure that cannot physically be.', 'sites: {s: {pue: 0.9}}'),
  'share-as-number': code('A share written as 5 instead of 5 %.', 'finance: {busy: 5}'),
  'not-whole': code('A fraction where a whole number is wanted.', 'observations: [{months: 1.5}]'),
  'no-exchange-rate': code('A figure in a currency for which the scenario has no rate.', 'sites: {s: {power: 1 MW, capex: 3e6 EUR/MW}}'),
} as const;

/** Faults of intervals, distributions, curves, dates and formulas. */
const ofForms = {
  'reversed-interval': code('An interval or a stretch of months that runs backwards.', 'sites: {s: {power: 40 MW to 20 MW}}'),
  'empty-interval': code('An interval with equal ends.', 'sites: {s: {power: 40 MW to 40 MW}}'),
  'bad-interval': code('Ends that no 90 % interval can have.', 'finance: {busy: 0 % to 5 %}'),
  'unknown-distribution': code('A distribution there is not.', 'sites: {s: {power: {dist: gauss, mean: 1 MW, sd: 1 MW}}}'),
  'unknown-parameter': code('A parameter its distribution does not have.', 'sites: {s: {power: {dist: uniform, lo: 1 MW, high: 2 MW}}}'),
  'wrong-parameters': code('Parameters that do not make a distribution.', 'sites: {s: {power: {dist: uniform, low: 1 MW}}}'),
  'bad-parameter': code('A parameter its distribution cannot have.', 'sites: {s: {power: {dist: uniform, low: 3 MW, high: 2 MW}}}'),
  'outside-range': code(
    'A distribution that lies mostly outside what can be.',
    'sites: {s: {power: {dist: normal, mean: -5 MW, sd: 1 MW}}}',
  ),
  'curve-refused': code('A curve where the figure cannot vary by month.', 'finance: {discount: {2024-01: 5 %}}'),
  'bad-date': code('A text that is not a month.', 'policy: {until: 2024-13}'),
  'outside-horizon': code(
    'A date outside the horizon where it has no meaning.',
    'targets: [{name: a, when: revenue > 0 CNY, by: 2035-01}]',
  ),
  'horizon-too-long': code('More months than a run may have.'),
  'bad-formula': code('A formula that cannot be read.', 'sites: {s: {power: = 2 MW *}}'),
  'formula-units': code('A formula that joins units which do not fit.', 'sites: {s: {power: = 2 MW + 3 CNY}}'),
  'unknown-name': code('A formula names a parameter there is not.', 'sites: {s: {power: = 2 MW * scale}}'),
  'parameter-cycle': code('Parameters that need each other.', 'parameters: {a: = b, b: = a}'),
  'no-column': code('A CSV file does not have the column.'),
  'csv-syntax': code('A CSV file cannot be read.'),
  'csv-header': code('The first line of a CSV file does not name its columns.'),
  'csv-row-length': code('A row of a CSV file has more or fewer cells than its header.'),
} as const;

/** Every code that reading a scenario can give, with its meaning. */
export const PROBLEM_CODES: Readonly<Record<string, ProblemCode>> = { ...ofText, ...ofMerging, ...ofKeys, ...ofFigures, ...ofForms };
