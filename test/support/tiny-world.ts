import { formatMonth } from '../../src/kit/month.ts';
import { TINY, type TinyChip, type TinyFigures, type TinyProgramme } from './tiny-figures.ts';

/** January 2025. */
export const START = 2025 * 12;

const month = (m: number): string => formatMonth(START + m);
const percent = (x: number): string => `${x * 100} %`;

const chip = (id: string, c: TinyChip): string =>
  `{chip: ${id}, serves: [training], power: ${c.power} W/chip, server_price: ${c.server} CNY/chip, network_price: ${c.network} CNY/chip, ` +
  `peak: ${c.peak} TFLOPS/chip, bandwidth: ${c.bandwidth} GB/s/chip, tpp: ${16 * c.peak} TPP/chip, mfu: ${percent(c.mfu)}, ` +
  `maturity: ${percent(c.maturity)}, maturing: ${c.maturing} month, goodput: ${percent(c.goodput)}, life: ${c.life} month, ` +
  `failures: ${percent(c.failures)}, spares: ${percent(c.spares)}, installed: ${c.installed} chip}`;

const programme = (id: string, eligible: string, p: TinyProgramme): string =>
  `{id: ${id}, amount: ${p.money}e6 CNY/month, in_hand: ${p.inHand}e6 CNY, facility: ${percent(p.facility)}, carry_over: ${p.carryOver} month, ` +
  `spending_time: ${p.spendingTime} month, reinvest: ${percent(p.reinvest)}, state_funded: ${id === 'state'}, ` +
  `eligible: {${eligible}, foreign: ${percent(p.foreign)}}}`;

/**
 * A complete small world: one chip from abroad, one made at home, two sites, a programme bound to domestic chips and a free one.
 * `firmBuys` narrows what the free programme may buy.
 */
export const tinyText = (f: TinyFigures = TINY, firmBuys: 'all' | 'imported' = 'imported'): string => `suanli: 1
name: tiny world
horizon: {start: ${month(0)}, end: ${month(f.months - 1)}}
policy: {timeline: none, grandfathered: ${percent(f.grandfathered)}${f.embargoFrom === undefined ? '' : `, embargo: {from: ${month(f.embargoFrom)}}`}}
supply:
  access: ${percent(f.access)}
  exchange_rate: ${f.exchange} CNY/USD
  frontier: 2 PFLOPS/chip
  remote: ${f.remote} EFLOPS
  statistics: {idc_coverage: 100 %, caict_coverage: 100 %, caict_lag: 3 month}
  makers: [{id: foreign, world_revenue: ${f.worldRevenue}e6 USD/month, share: ${percent(f.vendorShare)}}]
  imports: [{chip: h20, maker: foreign, price: ${f.chips[0].price} USD/chip, most: ${f.most} chip/month, lag: ${f.chips[0].lag} month}]
  leakage: [{chip: h20, maker: foreign, price: ${f.chips[0].price} USD/chip, cap: ${f.leakCap} chip/month, premium: ${percent(f.premium)}, seized: ${percent(f.seized)}, lag: 3 month}]
  domestic:
    {wafers: ${f.wafers} wafer/month, ai_share: 100 %, diameter: 200 mm, learning: ${f.learning}, clustering: ${f.clustering}, fab_lag: ${f.fabLag} month, packaging: ${f.packaging} chip/month, stock_cover: ${f.stockCover} month, stock_correction: ${f.stockCorrection} month,
     dies: [{id: logic, area: 400 mm2, wafers: ${percent(f.waferShare)}, defects: ${f.defects} 1/cm2, reference: 1000 wafer, salvage: ${percent(f.salvage)}, bank: ${f.dieBank} die}],
     hbm: {generations: [{id: hbm, density: 4 GB/s/mm2, stock: ${f.stacks} stack, imported: ${f.stacksImported} stack/month, made: 0 stack/month, price: 1000 CNY/stack}]},
     products: [{chip: ascend_910c, die: logic, dies: 2 die/chip, memory: hbm, stacks: 4 stack/chip, yield: ${percent(f.packagingYield)}, price: ${f.chips[1].price} CNY/chip, orders: ${f.orders} chip/month, finished: ${f.finished} chip, lag: ${f.chips[1].lag} month}]}
demand: [{id: all, kind: training, compute: {from: ${f.demand} EFLOPS, growth: ${f.demandGrowth * 100} %/year}, peak: ${percent(f.demandPeak)}, decode: ${percent(f.decodeShare)}}]
sites:
  - {id: north, built: ${f.built[0]} MW, power: ${f.power[0]} MW, capex: 20e6 CNY/MW, electricity: {value: 0.5 CNY/kWh, vat: ex}, subsidy: ${percent(f.subsidy)}, pue: 1.2, design_pue: 1.25, carbon: 0.5 kgCO2/kWh, water: 0.5 L/kWh, crews: ${f.crews[0]} chip/month, lead: ${f.lead} month}
  - {id: south, built: ${f.built[1]} MW, power: ${f.power[1]} MW, capex: 25e6 CNY/MW, electricity: {value: 0.4 CNY/kWh, vat: ex}, pue: 1.3, design_pue: 1.4, carbon: 0.6 kgCO2/kWh, water: 1 L/kWh, crews: ${f.crews[1]} chip/month, lead: ${f.lead} month, green: 50 %, appeal: 2,
     phases: [{id: one, power: ${f.phase} MW, basis: facility, ready: ${month(f.phaseMonth)}}]}
clusters:
  - ${chip('h20', f.chips[0])}
  - ${chip('ascend_910c', f.chips[1])}
investment:
  - ${programme('state', 'chips: domestic, uses: [chips]', f.programmes[0])}
  - ${programme('firm', `chips: ${firmBuys}`, f.programmes[1])}
procurement: {spread: ${percent(f.spread)}, build_ahead: ${percent(f.buildAhead)}, foresight: ${f.foresight} month, reference_mfu: 40 %}
finance: {discount: ${percent(f.discount)}, tax: standard, depreciation: {servers: 60 month, facility: 120 month}, tax_depreciation: {servers: 36 month, facility: 240 month}, vat: {goods: ${percent(f.vat[0])}, building: ${percent(f.vat[1])}, services: ${percent(f.vat[2])}}, debt: {share: ${percent(f.debtShare)}, rate: 6 %, grace: 3 month, term: 6 month}, rental: {tightness: ${f.tightness}, contract_share: ${percent(f.contractShare)}, contract_term: 4 month, take_or_pay: ${percent(f.takeOrPay)}}, rental_price: ${f.rent} CNY/PFLOPS/hour, loss_life: ${f.lossLife} month, maintenance: 12 %/year, hall_upkeep: 6 %/year, value_loss: ${percent(f.valueLoss)}, busy: 50 %, idle_power: 20 %, load: 80 %, fixed_overhead: 50 %}
`;
