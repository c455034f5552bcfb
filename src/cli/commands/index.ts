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
      {
        line: 'suanli compare scenarios/china-national.yaml#no-controls scenarios/china-national.yaml#as-happened --attribute --output capacity.installed@2027-12',
        about: 'which rules cost how much of it',
      },
      {
        line: 'suanli compare scenarios/rental-centre.yaml#domestic scenarios/rental-centre.yaml#imported --rank finance.npv --draws 100',
        about: 'which to choose, and the regret of each',
      },
    ],
    load: async () => {
      const [{ compareCommand }, { scenarioStudy }] = await Promise.all([import('./compare.ts'), import('../studies/scenario-study.ts')]);
      return compareCommand(scenarioStudy);
    },
  },
  {
    name: 'break-even',
    about: 'Finds the value of one figure at which a metric meets its target',
    examples: [
      {
        line: 'suanli break-even scenarios/rental-centre.yaml --solve finance.rental_price.from --for finance.npv=0',
        about: 'the rent at which the centre pays',
      },
    ],
    load: async () => (await import('./break-even.ts')).breakEvenCommand,
  },
  {
    name: 'explain',
    about: 'Says where a number of a result folder comes from: equation, inputs with sources, the limit that decided',
    examples: [
      { line: 'suanli explain out/china-national capacity.effective --at 2027-12', about: 'a figure of the national plan' },
      { line: 'suanli explain out/china-national cost.total --at 2027 --depth 2 --json', about: 'a year, for another program' },
    ],
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'sensitivity',
    about: 'Says which uncertain inputs move a number, and how much of its spread each explains',
    examples: [
      {
        line: 'suanli sensitivity scenarios/rental-centre.yaml --output finance.npv --draws 200',
        about: 'tornado, ranks, Sobol indices, elasticities',
      },
      { line: 'suanli sensitivity scenarios/guizhou-guian.yaml --output capacity.installed@2028 --draws 1', about: 'one input at a time' },
    ],
    load: async () => (await import('./sensitivity.ts')).sensitivityCommand,
  },
  {
    name: 'reach',
    about: 'Says how likely a target is, what separates futures that reach it from the others, what would lift it',
    examples: [
      {
        line: 'suanli reach scenarios/china-national.yaml --target capacity.effective>=300EFLOPS@2027-12 --draws 200',
        about: 'a target of the national plan',
      },
      { line: 'suanli reach scenarios/guizhou-guian.yaml --draws 200', about: 'the targets that the file names' },
    ],
    load: async () => (await import('./reach.ts')).reachCommand,
  },
  {
    name: 'backtest',
    about: 'Sets what a scenario finds by itself beside what was observed, with a score',
    examples: [
      { line: 'suanli backtest', about: 'China from October 2022 to December 2025' },
      { line: 'suanli backtest --draws 500 --out out/backtest', about: 'quicker, with a chart of each series' },
    ],
    load: async () => (await import('./backtest.ts')).backtestCommand,
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
    name: 'controls',
    about: 'Says how export and import rules treat a chip on a day, and why',
    examples: [
      { line: 'suanli controls h20', about: 'one chip on its way to China, as of the day to which the acts were read' },
      { line: 'suanli controls --on 2023-12-01 --to CN', about: 'the whole catalogue on a day' },
      { line: 'suanli controls --tpp 4700 --area 850 --memory-bandwidth 1300 --io 600', about: 'a chip that exists on paper' },
      { line: 'suanli controls --history h20', about: 'its status over time, with each act that changed it' },
      { line: 'suanli controls --frontier --on 2024-06-01', about: 'how large a chip may be and stay free' },
    ],
    load: async () => (await import('./controls.ts')).controls,
  },
  {
    name: 'cluster',
    about: 'Designs one cluster: servers, racks, switches, power, cost, what it trains and serves, how often it stops',
    examples: [
      { line: 'suanli cluster h100_sxm 24576 --model llama-3.1-405b', about: 'a large training cluster' },
      { line: 'suanli cluster ascend_910c 384 --serve --model deepseek-v3-671b', about: 'one that serves' },
      {
        line: 'suanli cluster h20 1024 --site guian --compare ascend_910b2,h100_sxm',
        about: 'others beside it for equal money, power and compute',
      },
    ],
    load: async () => (await import('./cluster.ts')).cluster,
  },
  {
    name: 'data',
    about: 'Lists the data we come with: chips, servers, sites, prices, with units and sources',
    examples: [
      { line: 'suanli data', about: 'the tables' },
      { line: 'suanli data variables', about: 'every variable of the results, with unit and meaning' },
      { line: 'suanli data regimes', about: 'the acts that `controls` and simulations know' },
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
  {
    name: 'init',
    about: 'Writes a commented scenario to begin with: a nation, a province, a firm, an investor',
    examples: [
      { line: 'suanli init', about: 'the templates there are' },
      { line: 'suanli init province', about: 'one of them; put > my.yaml behind it, change it, and run it' },
    ],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'completion',
    about: 'Prints a script with which a shell completes commands, options and variants',
    examples: [{ line: 'suanli completion bash', about: 'for ~/.bashrc: eval "$(suanli completion bash)"; also zsh and fish' }],
    load: async () => (await import('./completion.ts')).completionCommand(COMMANDS),
  },
];
