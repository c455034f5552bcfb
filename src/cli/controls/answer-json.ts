import type { Determination, Frontier } from '../../controls/index.ts';
import type { ChipHistory } from '../../report/terminal/controls/history-page.ts';
import type { Delivery } from './delivery.ts';

/** What every answer carries beside itself. */
interface Circumstances {
  readonly delivery: Delivery;
  readonly asOf: string;
}

const around = ({ delivery, asOf }: Circumstances) => ({ jurisdiction: delivery.jurisdiction ?? null, as_of: asOf });

/** One object a chip; programs rely on the keys down to `rules`, in this order. */
export const determinationRecord = (d: Determination, c: Circumstances) => ({
  chip: d.chip,
  date: d.date,
  destination: d.destination,
  status: d.status,
  licence_policy: d.licence_policy,
  exception: d.exception,
  route: d.route,
  tpp: d.tpp,
  performance_density: d.performance_density,
  rules: d.rules,
  headquarters: d.headquarters,
  fee: d.fee,
  missing: d.missing,
  reason: d.reason,
  ...around(c),
});

/** One object a chip with all its changes, oldest first. */
export const historyRecord = ({ chip, changes }: ChipHistory, c: Circumstances) => ({
  chip,
  destination: c.delivery.destination,
  headquarters: c.delivery.headquarters,
  route: c.delivery.route,
  history: changes,
  ...around(c),
});

export const frontierRecord = (found: Frontier, c: Circumstances) => ({
  date: found.date,
  destination: found.destination,
  headquarters: c.delivery.headquarters,
  route: c.delivery.route,
  datacentre: found.datacentre,
  steps: found.steps,
  largest: found.largest,
  near: found.near,
  ...around(c),
});
