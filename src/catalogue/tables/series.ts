import { choice, date, measured, optional, text, words } from '../column.ts';
import { ROW, table } from '../table.ts';

const STATUS = ['retrieved', 'quoted', 'derived', 'recalled'] as const;

export const status = choice(STATUS, 'retrieved: read in the source; quoted: read in another; derived: computed; recalled: from memory');
export const note = optional(text('What a reader should know of it'));

/** Inputs may drive a simulation. Outcomes and forecasts are compared with it and never enter it. */
const ROLES = ['input', 'plan', 'context', 'convention', 'outcome', 'forecast'] as const;

const measure = {
  topic: text('What kind of figure it is'),
  quantity: text('What is measured'),
  figure: measured('The figure, its range and unit'),
};

const period = {
  from: optional(date('First month it covers; empty for a state or where only the end is known')),
  to: optional(date('Last month it covers, or the month it speaks of')),
  role: choice(ROLES, 'What it may be used for'),
  status,
};

const subject = text('Whose figure it is');

/** A table of one dated figure a row. */
const series = (name: string, about: string) =>
  table({ name, about, columns: { ...measure, subject, ...period, note }, provenance: { row: ROW } });

export const history = series(
  'history',
  'What buyers spent and vendors sold in the world, opening stocks, leakage, reporting lags: exogenous',
);
export const observations = series(
  'observations',
  'What was counted or forecast afterwards: compared with a simulation, never put into it',
);
export const investment = series('investment', 'Programmes, plans, funds, vouchers and subsidies');
export const fabs = series('fabs', 'Domestic chip making: wafers, dies, yields, HBM, packaging, die bank');
export const macro = series('macro', 'Loan rates, taxes, tariffs, costs of capital, useful lives');
export const trends = series('trends', 'Growth of compute, hardware and algorithms in the world');

export const prices = table({
  name: 'prices',
  about: 'What chips, servers, halls and an hour of computing cost, mostly in China',
  columns: {
    ...measure,
    subject,
    vat: choice(['in', 'ex', 'unstated'], 'Whether value-added tax is in the price'),
    ...period,
    note,
  },
  provenance: { row: ROW },
});

export const siteCapacity = table({
  name: 'site-capacity',
  about: 'What stands, is planned or was promised at a site',
  columns: { ...measure, site: optional(words('The site; empty for the nation', 'sites')), ...period, note },
  provenance: { row: ROW },
});
