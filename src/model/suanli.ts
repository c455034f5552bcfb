import { model, type Sector } from '../equations/declare.ts';
import { accounts } from './accounts.ts';
import { choice } from './choice.ts';
import { demand } from './demand.ts';
import { deployment } from './deployment.ts';
import { domestic } from './domestic.ts';
import { finance } from './finance.ts';
import { general } from './general.ts';
import { imports } from './imports.ts';
import { market } from './market.ts';
import { observation } from './observation.ts';
import { operation } from './operation.ts';
import { policy } from './policy.ts';
import { prices } from './prices.ts';
import { procurement } from './procurement.ts';
import { returns } from './returns.ts';
import { service } from './service.ts';
import { spares } from './spares.ts';

/** The sectors in the order in which a person reads them. */
const SECTORS: readonly Sector[] = [
  policy,
  imports,
  domestic,
  demand,
  choice,
  procurement,
  deployment,
  spares,
  operation,
  service,
  general,
  prices,
  finance,
  accounts,
  returns,
  market,
  observation,
];

/** The model of compute under constraint; `more` are sectors of the user's own. */
export const suanli = (more: readonly Sector[] = []) => model('Compute under constraint', [...SECTORS, ...more]);
