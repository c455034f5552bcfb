import { PROBLEM_CODES } from '../scenario/index.ts';

/** Codes of one kind of text, with what each means. */
interface Chapter {
  readonly title: string;
  readonly about: string;
  readonly codes: Readonly<Record<string, string>>;
}

const scenario: Chapter = {
  title: 'In a scenario file',
  about: 'Found while the file is read, each at its line and column. All of them are reported at once, and nothing is simulated.',
  codes: Object.fromEntries(Object.entries(PROBLEM_CODES).map(([code, { meaning }]) => [code, meaning])),
};

const plan: Chapter = {
  title: 'Between its parts',
  about: 'Each figure is sound by itself, but together they make no plan.',
  codes: {
    'no-machine': 'A chip is on offer, and `clusters` says nothing of the machine around it.',
    'wrong-server': 'A server that is not built with the chip.',
    'no-design': 'A server of which too little is known, or that cannot be built, so that it gives no figures.',
    'unsuited-cooling': 'A way of cooling that the climate of the site does not allow, as far as `data/cooling.csv` knows.',
    'rack-too-dense': 'A chip is on offer whose server needs more than the racks of any site can be fed and cooled with.',
    'wrong-measure': 'General-purpose work given as anything but cores, or other work given as cores.',
    'missing-figure': 'A figure that the equations need, and neither the file nor a catalogue gives.',
    'uncertain-line': 'A threshold of a rule is multiplied by something uncertain; what a rule catches is settled once.',
    'bad-variable': 'A variable of the scenario has a formula that cannot be computed.',
    'unknown-dimension': 'A variable of the scenario counts over something there is not.',
    'bad-correlation': 'A correlation of a figure with itself, or beyond −1 to 1.',
    'impossible-correlations': 'Correlations that no figures can have together.',
  },
};

const question: Chapter = {
  title: 'In what is asked of results',
  about: 'Commands that look for one value, or compare with the world.',
  codes: {
    'unknown-variable': 'A variable that results do not have.',
    'bad-period': 'A period that is neither a year nor a month of the horizon.',
    'unknown-member': 'A chip, a site or another member that the variable is not known by.',
    'no-total': 'A variable whose members do not add up to one figure.',
    'bad-target': 'A target that is no figure of the metric’s unit.',
    'no-root': 'No value within reach meets the target.',
    'undefined-metric': 'The metric has no value, such as a rate of return that does not exist.',
    'no-observations': 'A scenario without observations cannot be compared with them.',
    'bad-trend': 'Earlier observations that make no trend.',
    'not-a-result': 'A folder or table that no run has written.',
    'edited-result': 'A result folder whose files are not as the run wrote them.',
    'no-target': 'No target is typed, and the scenario names none.',
    'too-few-draws': 'Fewer futures than the analysis can say anything from.',
    'too-many-runs': 'An attribution over more parts than there is time to run.',
    'built-differently': 'Two scenarios whose difference lies in what they are made of, which cannot be split among figures.',
    'different-start': 'Two scenarios that begin in different months.',
    'sections-apart': 'Two scenarios whose sections cannot be exchanged one by one.',
    'unknown-act': 'An act that no rule file holds.',
    'unknown-place': 'A code that is no country or group of countries.',
    'not-an-interval': 'A text that is no figure and no interval.',
  },
};

const tables: Chapter = {
  title: 'In the tables of `data/`',
  about: 'Only who changes our data meets them; docs/data.md says how a table is built.',
  codes: {
    'unknown-table': 'A table there is not.',
    'unknown-column': 'A column that the table does not have.',
    'missing-column': 'A column that the table must have.',
    'bad-id': 'An id that cannot be one.',
    'not-a-date': 'A cell that is no date.',
    'missing-value': 'A column that every row must fill.',
    'missing-source': 'A figure for which nobody vouches.',
    'missing-date': 'A figure that speaks of no date.',
    'missing-confidence': 'A figure without a word on how sure it is.',
    'broken-range': 'Low, figure and high out of order.',
    'open-range': 'One end of a range alone.',
  },
};

const rules: Chapter = {
  title: 'In the rule files of `data/regimes/`',
  about: 'Only who writes rules meets them; docs/controls.md says what a rule file holds.',
  codes: {
    'wrong-shape': 'A map, list or word where another of them is wanted.',
    'no-aliases': 'Rules do not use YAML aliases.',
    'empty-text': 'A text that says nothing.',
    'not-a-flag': 'Neither true nor false.',
    'bad-comparison': 'A condition that does not say how to compare.',
    'empty-condition': 'A condition that says nothing.',
    'impossible-condition': 'A condition that nothing can meet.',
    'contradictory-treatment': 'A treatment with a key that its kind cannot have.',
    'contradictory-places': 'A group of places and a place within it.',
    'contradictory-rules': 'Rules that contradict each other.',
    'ends-before-start': 'An act that ends before it begins.',
    'no-effect': 'An act, or a class of it, that changes nothing.',
    'unknown-class': 'A class that the act does not have.',
    'unreadable-text': 'A file that is no text, or too long for a rule.',
  },
};

/** Every code a problem can have, chapter by chapter; a code stands once, where a reader is likely to meet it first. */
export const PROBLEM_CHAPTERS: readonly Chapter[] = [scenario, plan, question, tables, rules];
