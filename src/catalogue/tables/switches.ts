import { figure, text } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

export const switches = table({
  name: 'switches',
  about: 'Switches a cluster network is built of',
  columns: {
    name: text('Name'),
    maker: text('Maker'),
    ports: figure('1', 'Ports at that speed, the radix'),
    port_speed: figure('Gbit/s', 'Speed of a port'),
    rack_units: figure('1', 'Height in rack units'),
    power_typical: figure('W', 'Power with passive cables', { by: 'power' }),
    power_max: figure('W', 'Greatest power', { by: 'power' }),
    price: figure('USD', 'Street price', { span: true, by: 'price' }),
    status,
    note,
  },
  provenance: { row: ROW, power: ROW, price: ROW },
});

const count = (about: string) => figure('1', about, { min: 0 });

export const fabricCounts = table({
  name: 'fabric-counts',
  about: 'Published counts of switches and links, for checking a design',
  columns: {
    system: text('Reference design'),
    servers: figure('server', 'Servers'),
    chips: figure('chip', 'Accelerators'),
    radix: figure('1', 'Ports of a switch'),
    leaf: count('First-tier switches'),
    spine: count('Second-tier switches'),
    core: count('Third-tier switches'),
    links_server_leaf: count('Links from servers to the first tier'),
    links_leaf_spine: count('Links from the first tier to the second'),
    links_spine_core: count('Links from the second tier to the third'),
    status,
    note,
  },
  provenance: { row: ROW },
});
