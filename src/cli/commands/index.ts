import type { CommandEntry } from '../command.ts';

/** Every command. A new one is a file here and its entry in this list; a test runs the examples. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'run',
    about: 'Simulates scenarios, prints a summary and writes result folders',
    examples: [
      { line: 'suanli run scenarios/china-national.yaml', about: 'a thousand futures of the national plan' },
      { line: 'suanli run scenarios/guizhou-guian.yaml --variant cheap-power --draws 200', about: 'a variant, quicker' },
      { line: 'suanli run scenarios/guizhou-guian.yaml --draws 1', about: 'every uncertain input at its median' },
    ],
    load: async () => {
      const [{ runCommand }, { scenarioStudy }] = await Promise.all([import('./run.ts'), import('../studies/scenario-study.ts')]);
      return runCommand(scenarioStudy);
    },
  },
  {
    name: 'compare',
    about: 'Sets scenarios, variants and result folders side by side, year by year',
    examples: [
      {
        line: 'suanli compare scenarios/china-national.yaml#as-happened scenarios/china-national.yaml#no-controls --draws 100',
        about: 'what the controls cost',
      },
    ],
    load: async () => {
      const [{ compareCommand }, { scenarioStudy }] = await Promise.all([import('./compare.ts'), import('../studies/scenario-study.ts')]);
      return compareCommand(scenarioStudy);
    },
  },
  {
    name: 'check',
    about: 'Says everything that is wrong with scenario files, without simulating',
    examples: [{ line: 'suanli check scenarios/china-national.yaml scenarios/guizhou-guian.yaml', about: 'two files' }],
    load: async () => {
      const [{ checkCommand }, { scenarioStudy }] = await Promise.all([import('./check.ts'), import('../studies/scenario-study.ts')]);
      return checkCommand(scenarioStudy);
    },
  },
  {
    name: 'data',
    about: 'Lists the data we come with: chips, servers, sites, prices, with units and sources',
    examples: [
      { line: 'suanli data', about: 'the tables' },
      { line: 'suanli data variables', about: 'every variable of the results, with unit and meaning' },
      { line: 'suanli data chips --format csv', about: 'one table as CSV' },
    ],
    load: async () => (await import('./data.ts')).data,
  },
  {
    name: 'schema',
    about: 'Prints the JSON Schema of scenario files, for editors',
    examples: [{ line: 'suanli schema', about: 'save it where the first line of your scenario files points to' }],
    load: async () => (await import('./schema.ts')).schema,
  },
];
