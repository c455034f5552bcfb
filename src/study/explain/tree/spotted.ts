import { FORMAT_FILE } from '../../../scenario/read/group/default.ts';
import type { Origin } from '../../../uncertainty/index.ts';
import type { Spotted } from '../explanation.ts';

/** The place of a figure; what the format supplies stands in the schema among our data. */
export const spotted = ({ file, line }: Origin): Spotted => ({ file: file === FORMAT_FILE ? `data/${FORMAT_FILE}` : file, line });
