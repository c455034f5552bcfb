import { WORKLOADS } from './demand.ts';
import { duration, fixed, quantity, share } from './figures.ts';
import { items, oneOrMore } from './groups.ts';
import { choice, reference, word } from './words.ts';

/** How each chip is built into machines, what it then draws, costs and really computes. */
export const clusters = items(
  'Machines around each chip',
  {
    chip: reference('chips', 'The chip', { required: true, example: 'ascend_910c' }),
    server: reference(
      'servers',
      'Server it is built into; brings what is not said here: power, prices, cores, utilisation, goodput, maturity',
      { example: 'cloudmatrix-384' },
    ),
    serves: oneOrMore(choice(WORKLOADS, 'A kind of work', { required: true }), 'What it is used for'),
    power: fixed('W/chip', 'IT power of one chip at full load, with its share of server, network and storage', {
      example: '1453 W/chip',
    }),
    server_price: quantity('money/chip', 'Server around the chip, its share per chip', { example: '50000 CNY/chip' }),
    network_price: quantity('money/chip', 'Network and storage, their share per chip', { example: '30000 CNY/chip' }),
    cores: quantity('core/chip', 'General-purpose cores the server brings, per chip', {
      default: { text: '0 core/chip', source: 'host cores serve the accelerators unless the scenario says so' },
    }),
    peak: quantity('TFLOPS/chip', 'Dense FP16 peak', { column: 'chips.fp16', required: true }),
    bandwidth: quantity('GB/s/chip', 'Memory bandwidth', { column: 'chips.memory_bandwidth', required: true }),
    tpp: quantity('TPP/chip', 'Total processing performance', { column: 'chips.tpp', required: true }),
    job_size: fixed('chip', 'Chips of the largest job: what utilisation, goodput and network are designed for, where server is given', {
      range: [1, 1e7],
      default: { text: '16384 chip', source: 'Llama 3 405B, the largest openly documented run (arXiv:2407.21783)', asOf: '2024' },
    }),
    model: reference('models', 'Model whose training gives the utilisation, where server is given and mfu is not', {
      default: word('llama-3.1-70b'),
    }),
    mfu: share('Model FLOPs utilisation once the software is mature; from the design where server is given', { example: '30 % to 45 %' }),
    maturity: share('Part of it reached at the start', {
      default: { text: '100 %', source: 'mature software unless the scenario says so' },
    }),
    maturing: duration('Time in which the missing part halves', {
      range: [1, 1200],
      default: {
        text: '24 month',
        source: 'Pangu Ultra MoE on Ascend rose from 18.9 % to 41.1 % MFU within a year, performance cases P311, P313',
      },
    }),
    goodput: share('Running time that yields results, after failures and restarts', {
      default: { text: '90 % to 97 %', source: 'ETTR of ByteRobust 0.91 to 0.97 and Meta RSC-1 0.9, failures.csv R031, R045, R046' },
    }),
    life: duration('Age at which a chip is taken out of service', {
      range: [1, 1200],
      default: { text: '48 month to 84 month', source: 'useful lives of four to seven years, macro.csv MAC042 to MAC051', asOf: '2024' },
    }),
    failures: share('Chips lost for good in a year', {
      default: {
        text: '1 % to 5 %',
        source: 'Llama 3: 10.8 % of GPUs a year have a failure, of which a part is final, failures.csv R066; assumption on the part',
      },
    }),
    spares: share('Chips held to replace failed ones at once, over chips in service; bought whole, with server and network', {
      default: { text: '0 %', source: 'none unless the scenario says so' },
      example: '2 %',
    }),
    installed: fixed('chip', 'Chips in service at the start', { default: { text: '0 chip', source: 'none unless the scenario says so' } }),
  },
  { keys: ['chip'], rows: { chips: 'chip', servers: 'server' } },
);
