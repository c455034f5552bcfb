import { basename } from 'node:path';
import { UsageError } from '../exit.ts';

/** A scenario as typed: `scenarios/china.yaml` or `scenarios/china.yaml#no-controls`. */
export interface ScenarioName {
  readonly file: string;
  readonly variant: string | undefined;
}

/**
 * Takes a scenario argument apart.
 * @param variant what `--variant` says, for arguments that name none
 */
export const scenarioName = (argument: string, variant?: string): ScenarioName => {
  const at = argument.lastIndexOf('#');
  if (at < 0) return { file: argument, variant };
  const [file, named] = [argument.slice(0, at), argument.slice(at + 1)];
  if (file === '' || named === '') throw new UsageError(`'${argument}' is no scenario`, 'write file.yaml#variant');
  if (variant !== undefined && variant !== named) throw new UsageError(`'${argument}' names a variant, and --variant ${variant} another`);
  return { file, variant: named };
};

/** A name for a folder: the file's without its ending, and the variant. */
export const folderName = ({ file, variant }: ScenarioName): string => {
  const stem = basename(file).replace(/\.(?:ya?ml|json)$/i, '');
  return variant === undefined ? stem : `${stem}-${variant.replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
};
