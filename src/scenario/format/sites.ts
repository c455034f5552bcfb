import { date, duration, fixed, price, quantity, share } from './figures.ts';
import { items } from './groups.ts';
import { choice, id, text, word } from './words.ts';

/** Ways of cooling, as the rows of `data/cooling.csv` name them. */
const COOLING = ['air', 'free-air', 'cold-plate', 'immersion'] as const;

const phases = items(
  'Phases of power',
  {
    id: id('Name of the phase'),
    status: choice(['committed', 'announced'], 'Whether building is under contract, or the phase is a plan that is only announced', {
      default: word('committed'),
    }),
    power: fixed('MW', 'Power of the phase', { required: true, example: '20 MW' }),
    basis: choice(['it', 'facility'], 'Whether that is power at the meter or IT power', { default: { text: 'facility' } }),
    capex: quantity('money/MW', 'Building cost, where it differs from the site’s', { example: '28e6 CNY/MW' }),
    ready: date('Planned month of readiness', { required: true, example: '2026-06' }),
    delay: duration('Slip behind the plan; of an announced phase it is in the part that comes', {
      range: [0, 120],
      column: 'realisation.slip',
      default: { text: '0 month', source: 'on time unless the scenario says so' },
    }),
    realised: share('Part of the planned power that comes; of an announced phase as other announced plans came', {
      column: 'realisation.realised',
      default: { text: '100 %', source: 'in full unless the scenario says so' },
    }),
  },
  { rows: { realisation: 'status' } },
);

export const sites = items(
  'Places with power and halls; ids of the sites table bring their figures',
  {
    id: id('A site of the catalogue, or a name of your own'),
    name: text('Name for people'),
    built: quantity('MW', 'Facility power there for AI at the start', { default: { text: '0 MW', source: 'a new site' } }),
    power: quantity('MW', 'Facility power planned, as a curve; phases add to it', { example: '{2024-01: 100 MW, 2028-01: 900 MW}' }),
    phases,
    capex: quantity('money/MW', 'Building cost of halls, power and cooling, per facility power', {
      default: {
        text: '20e6 CNY/MW to 30e6 CNY/MW',
        source: 'GDS, VNET, Chindata disclosures and the GDS Ulanqab campus, facility.csv X022, X023',
        asOf: '2024',
      },
    }),
    electricity: price('money/kWh', 'Electricity price', 'in', {
      column: 'sites.electricity',
      required: true,
      example: '0.38 CNY/kWh',
    }),
    subsidy: share('Part of the power bill returned for domestic chips', {
      default: { text: '0 %', source: 'none unless the scenario says so' },
    }),
    cooling: choice(COOLING, 'How halls are cooled; with temperature it gives pue, design_pue and rack_power where they are not written'),
    temperature: fixed('degC', 'Mean temperature of the year, which with cooling gives the PUE', {
      range: [-30, 40],
      column: 'sites.temperature',
      example: '8 degC',
    }),
    rack_power: fixed('kW/rack', 'Power that one rack can be fed and cooled with; no limit where neither this nor cooling is written', {
      example: '40 kW/rack',
    }),
    pue: quantity('1', 'Annual PUE with full halls; from cooling where that is written', {
      range: [1, 3],
      column: 'sites.pue',
      required: true,
      unless: 'cooling',
    }),
    pue_limit: fixed('1', 'Highest annual PUE with which new halls are approved; none where neither the scenario nor the table has one', {
      range: [1, 3],
      column: 'sites.pue_limit',
    }),
    design_pue: fixed('1', 'Facility over IT power on the hottest hour, with redundancy; from cooling where that is written', {
      range: [1, 3],
      unless: 'cooling',
      default: { text: '1.25 to 1.45', source: 'Uptime and cold-plate ranges, facility.csv X050-X052, plus UPS losses X077' },
    }),
    carbon: quantity('kgCO2/kWh', 'Carbon intensity of the grid', { column: 'sites.carbon', required: true }),
    green: share('Electricity bought green', { default: { text: '0 %', source: 'none unless the scenario says so' } }),
    green_required: share(
      'Share of green electricity without which new halls are not approved: 80 % in the hubs of China by the plan of July 2024',
      {
        example: '80 %',
      },
    ),
    water: quantity('L/kWh', 'Water per IT energy', {
      default: { text: '0.15 L/kWh to 1.1 L/kWh', source: 'planning range of water usage effectiveness, facility.csv X054', asOf: '2026' },
    }),
    crews: quantity('chip/month', 'Chips that crews can commission in a month', {
      default: { text: '25000 chip/month', source: 'xAI Colossus 1: 100,000 chips in 122 days, facility.csv X030', asOf: '2024' },
    }),
    appeal: quantity('1', 'Weight of the site where several have room', {
      default: { text: '1', source: 'no preference unless the scenario says so' },
    }),
    rtt: fixed('ms', 'Round trip to the nearest centre of users', { example: '13 ms' }),
    lead: duration('How far ahead planned power may be counted on when ordering', {
      default: { text: '6 month', source: 'assumption: chips are ordered half a year before their hall is ready' },
    }),
  },
  { rows: { sites: 'id' } },
);
