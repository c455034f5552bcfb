import { combination, dimension } from '../equations/declare.ts';

export const chip = dimension('chip', 'A kind of accelerator');
export const site = dimension('site', 'A place with power and halls');
export const programme = dimension('programme', 'A buyer with money of its own');
export const workload = dimension('workload', 'A class of computing work');
export const source = dimension('source', 'How chips reach the buyer: imported, domestic or leaked');
export const maker = dimension('maker', 'Who sells the chip');

export const act = dimension('act', 'One act of one jurisdiction that may change what is allowed');
export const amender = dimension('amender', 'The same acts, in the part of the later act that amends');
export const clause = dimension('clause', 'One class of one act with its treatment');
export const jurisdiction = dimension('jurisdiction', 'Whose acts they are; gates of different jurisdictions stand one behind the other');
export const route = dimension('route', 'Where a chip sets out on its way here: from abroad, or from the maker’s own country');
export const ruling = combination('ruling', [clause, chip, act, jurisdiction, route], 'A clause that applies to a chip on a route');
export const allowance = dimension('allowance', 'A quota: so much may pass while its ruling governs');
export const counted = combination('counted', [ruling, allowance], 'A ruling whose chips count against a quota');
export const amendment = combination('amendment', [ruling, amender], 'A ruling and a later act that takes its place while in force');
export const requirement = combination('requirement', [ruling, amender], 'A ruling that only changes another act, and an act it stands on');
export const tied = combination('tied', [chip, act], 'A chip made for a market under an act: it exists only where the act does');

export const die = dimension('die', 'A logic die design on one process');
export const memory = dimension('memory', 'A generation of stacked memory');
export const product = combination('product', [chip, die, memory], 'A chip assembled at home, with the die and the memory it takes');
export const preferred = combination(
  'preferred',
  [product],
  'A chip that is served before the others where a stage is short, in this order',
);

export const phaseName = dimension('phase_name', 'A named step of power at a site');
export const phase = combination('phase', [phaseName, site], 'A step of power and the site it belongs to');

export const offer = combination('offer', [chip, source, maker], 'A chip as one channel offers it');
export const purchase = combination('purchase', [programme, offer, chip, source, maker], 'An offer that a programme may buy');
export const hosting = combination('hosting', [chip, site], 'A chip that may stand at a site');
export const ability = combination('ability', [workload, chip], 'A class of work and a chip that is used for it');
export const build = combination('build', [programme, site], 'A programme that may pay for halls at a site');
