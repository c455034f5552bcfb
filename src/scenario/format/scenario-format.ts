import { clusters } from './clusters.ts';
import { CURRENCIES } from './currencies.ts';
import { demand } from './demand.ts';
import { finance } from './finance.ts';
import { record } from './groups.ts';
import { investment } from './investment.ts';
import { policy } from './policy.ts';
import { procurement } from './procurement.ts';
import { sites } from './sites.ts';
import { horizon, observations, outputs, parameters, sliders, targets, uncertainty, variables, variants } from './study.ts';
import { supply } from './supply.ts';
import type { Read } from './typed.ts';
import { choice, text, word } from './words.ts';

/** The one version of the format there is. */
const VERSION = '1';

/** The whole format, each key declared once: readers, schema and docs follow from it. */
export const format = record('A scenario', {
  suanli: choice([VERSION], 'Version of the format', { required: true }),
  name: text('Name of the scenario', { required: true, example: 'Gui’an intelligent computing cluster' }),
  description: text('What it is about'),
  extends: text('File it builds on', { example: 'suanli:bases/china' }),
  horizon,
  currency: choice(CURRENCIES, 'Currency of all money', { default: word('CNY') }),
  parameters,
  policy,
  supply,
  demand,
  sites,
  clusters,
  investment,
  procurement,
  finance,
  uncertainty,
  observations,
  targets,
  variables,
  outputs,
  sliders,
  variants,
});

/** The scenario's parts as read. */
export type Sections = Read<typeof format>;
