import { choice, figure, optional, text } from '../column.ts';
import { ROW, table } from '../table.ts';

const rtt = (city: string) => figure('ms', `Round trip to ${city} by fibre`, { by: 'latency' });

export const sites = table({
  name: 'sites',
  about: 'Places for data centres: ten hub clusters of China and six places abroad',
  columns: {
    name: text('Name'),
    hub: optional(text('Hub of the national project')),
    region: text('Province or state'),
    country: choice(['CN', 'US', 'MY', 'AE'], 'Country'),
    currency: choice(['CNY', 'USD'], 'Currency of local prices'),
    latitude: figure('deg', 'Latitude', { min: -90, max: 90, by: 'place' }),
    longitude: figure('deg', 'Longitude', { min: -180, max: 180, by: 'place' }),
    electricity: figure('{currency}/kWh', 'Electricity for data centres, before subsidies', { span: true, by: 'electricity' }),
    pue: figure('1', 'Yearly PUE of a new hall', { span: true, min: 1, max: 3, by: 'pue' }),
    pue_limit: figure('1', 'PUE a new hall may not pass', { min: 1, max: 3, by: 'pue_limit' }),
    carbon: figure('kgCO2/kWh', 'Carbon intensity of the grid', { span: true, max: 1.5, by: 'carbon' }),
    temperature: figure('degC', 'Mean yearly temperature', { span: true, min: -30, max: 40, by: 'climate' }),
    rtt_beijing: rtt('Beijing'),
    rtt_shanghai: rtt('Shanghai'),
    rtt_shenzhen: rtt('Shenzhen'),
    water_stress: optional(choice(['low', 'medium', 'high', 'extremely-high'], 'Water stress')),
    note: optional(text('What a reader should know of it')),
  },
  provenance: { place: ROW, electricity: ROW, pue: ROW, pue_limit: ROW, carbon: ROW, climate: ROW, latency: ROW, water: ROW },
});
