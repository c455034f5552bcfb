import { choice, date, figure, flag, optional, text } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

const rate = (precision: string) => figure('TFLOPS', `Dense ${precision} rate; an operation is a FLOP, a multiply-add two`);

export const chips = table({
  name: 'chips',
  about: 'Accelerators: rates (dense), die, memory, links, power, price',
  columns: {
    name: text('Name'),
    maker: text('Maker'),
    maker_country: choice(['US', 'CN'], 'Country of the maker'),
    origin: choice(['imported', 'domestic'], 'As seen from China'),
    release: optional(date('When it was or will be on sale')),
    phase: choice(['released', 'announced', 'unreleased'], 'Whether it has reached the market'),
    process: text('Process as the maker or press names it'),
    node_class: optional(choice(['12nm', '8nm', '7nm', '5nm', '3nm'], 'Class of the compute die’s process; all of these are non-planar')),
    foundry: text('Who makes the dies'),
    dies: figure('die', 'Compute dies in the package', { min: 1 }),
    die_area: figure('mm2', 'Area of the logic dies together', { max: 4000 }),
    fp4: rate('FP4'),
    fp8: rate('FP8'),
    int8: rate('INT8'),
    fp16: rate('FP16'),
    bf16: rate('BF16'),
    tf32: rate('TF32'),
    fp32: rate('FP32'),
    fp64: rate('FP64'),
    tpp: figure('TPP', 'Total processing performance: greatest dense rate in TOPS times its bits'),
    performance_density: figure('TPP/mm2', 'TPP over the area of the logic dies'),
    memory: figure('GB', 'Memory capacity'),
    memory_type: optional(text('Kind of memory')),
    hbm_stacks: figure('stack', 'HBM stacks in the package', { min: 1, max: 16 }),
    memory_bandwidth: figure('GB/s', 'Memory bandwidth'),
    io_bandwidth: figure('GB/s', 'Link bandwidth to other chips, both directions together'),
    tdp: figure('W', 'Thermal design power', { max: 10_000 }),
    data_centre: flag('Designed or marketed for data centres'),
    for_sale: flag('Sold to others'),
    price: figure('USD', 'Price of one', { span: true, by: 'price' }),
    status,
    note,
  },
  provenance: { row: ROW, price: ['as_of', 'confidence'] },
});
