import { choice, figure } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

const overhead = (about: string) => figure('1', about, { span: true, min: 1, max: 3 });

export const cooling = table({
  name: 'cooling',
  about: 'What halls need beside their IT, by way of cooling and climate; a way that a climate does not allow has no row',
  columns: {
    cooling: choice(
      ['air', 'free-air', 'cold-plate', 'immersion'],
      'Chillers and air; outside air most of the year; liquid to the chips; baths',
    ),
    climate: choice(['cold', 'temperate', 'hot'], 'Climate of the site'),
    from: figure('degC', 'Mean yearly temperature from which it holds', { min: -30, max: 45 }),
    below: figure('degC', 'Mean yearly temperature below which it holds', { min: -30, max: 45 }),
    pue: overhead('Annual PUE with full halls'),
    design_pue: overhead('Facility over IT power on the hottest hour, with redundancy'),
    rack_power: figure('kW/rack', 'Densest rack of the kind that is published; empty where none is', { by: 'rack_power' }),
    status,
    note,
  },
  provenance: { row: ROW, rack_power: ['source', 'as_of', 'confidence'] },
});
