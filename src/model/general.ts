import { aux, flow, input, sector, stock } from '../equations/declare.ts';
import { workload } from './dimensions.ts';

/** General-purpose computing: cores that AI servers bring serve it first, the rest takes servers of its own. They stand in general halls. */
export const general = sector('general', 'General-purpose computing beside AI', {
  coresWanted: input('core', [workload], 'Cores of general-purpose computing wanted'),
  generalDemand: aux('core', [], 'sum(coresWanted)', 'General-purpose cores wanted', { id: 'demand.general', yearly: 'last' }),
  coresIntegrated: aux('core', [], 'min(generalDemand, sum(capacityGeneral))', 'General-purpose work that AI servers do beside theirs', {
    id: 'general.integrated',
    yearly: 'last',
  }),
  corePrice: input('CNY/core', [], 'Price of separate servers for general computing'),
  corePower: input('W/core', [], 'IT power of separate servers for general computing'),
  coreLife: input('month', [], 'Age at which such a server is taken out'),
  separateCores: stock('core', [], 'Cores in separate servers', { id: 'general.separate' }),
  buyingCores: flow(
    'core/month',
    [],
    { to: 'separateCores' },
    'max(0 core, generalDemand - coresIntegrated - separateCores) / month',
    'Cores bought apart: what is wanted and not there',
    { id: 'general.bought', yearly: 'sum' },
  ),
  retiringCores: flow(
    'core/month',
    [],
    { from: 'separateCores' },
    'expiring(separateCores, coreLife)',
    'Cores taken out at the end of their life',
  ),
  generalPower: aux('MW', [], 'closing(separateCores) * corePower', 'IT power of separate servers for general computing', {
    id: 'power.general',
    yearly: 'mean',
  }),
});
