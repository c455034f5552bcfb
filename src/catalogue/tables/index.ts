export { chips } from './chips.ts';
export { exchangeRates } from './exchange-rates.ts';
export { fabric, facility, failures } from './figures.ts';
export { models } from './models.ts';
export { fabs, history, investment, macro, observations, prices, siteCapacity, trends } from './series.ts';
export { servers } from './servers.ts';
export { sites } from './sites.ts';
export { fabricCounts, switches } from './switches.ts';
export { timeline } from './timeline.ts';
