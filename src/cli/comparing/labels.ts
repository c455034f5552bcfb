import { basename } from 'node:path';

const parts = (name: string): readonly [string, string | undefined] => {
  const at = name.lastIndexOf('#');
  return at < 0 ? [name, undefined] : [name.slice(0, at), name.slice(at + 1)];
};

/** Short names for what is compared: `#no-controls` where all are of one file, the last part of a path where that tells them apart. */
export const labelsOf = (names: readonly string[]): string[] => {
  const split = names.map(parts);
  const [first] = split;
  if (split.every(([file]) => file === first?.[0]))
    return split.map(([file, variant]) => (variant === undefined ? basename(file) : `#${variant}`));
  const short = split.map(([file, variant]) => basename(file) + (variant === undefined ? '' : `#${variant}`));
  return new Set(short).size === short.length ? short : [...names];
};
