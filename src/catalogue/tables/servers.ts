import { choice, figure, flag, optional, text, words } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

export const servers = table({
  name: 'servers',
  about: 'Servers and rack-scale systems that carry accelerators',
  columns: {
    name: text('Name'),
    maker: text('Maker'),
    maker_country: choice(['US', 'CN'], 'Country of the maker'),
    class: choice(['eight-way', 'rack-scale', 'superpod', 'inference'], 'How it is built'),
    chips: optional(words('Accelerators it carries, one kind at a time', 'chips')),
    accelerators: figure('chip/server', 'Accelerators in one'),
    power_typical: figure('W/server', 'Power while training', { span: true, by: 'power' }),
    power_max: figure('W/server', 'Greatest power', { by: 'power' }),
    rack_units: figure('1', 'Height in rack units; empty where it fills racks'),
    racks: figure('rack/server', 'Racks it fills'),
    host_cpu: optional(text('Host processor')),
    host_sockets: figure('1', 'Host processors'),
    host_cores: figure('core/server', 'Cores of the host processors'),
    host_memory: figure('GB/server', 'Memory of the host'),
    general_compute: flag('Sold to run general computing beside AI'),
    nic_speed: figure('Gbit/s/chip', 'Scale-out network speed for each accelerator'),
    memory: figure('GB/server', 'Memory of the accelerators together'),
    peak_bf16: figure('PFLOPS/server', 'Dense BF16 or FP16 rate together'),
    scale_up_domain: figure('chip', 'Accelerators one scale-up network joins'),
    scale_up_bandwidth: figure('GB/s/chip', 'Scale-up bandwidth of one accelerator, both directions together'),
    cooling: optional(choice(['air', 'liquid'], 'Cooling')),
    price: figure('USD/server', 'Price', { span: true, by: 'price' }),
    price_basis: optional(text('What the price is a price of')),
    status,
    note,
  },
  provenance: { row: ROW, power: ['confidence'], price: ['as_of', 'confidence'] },
});
