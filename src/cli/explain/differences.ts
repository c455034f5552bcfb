import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readBytes } from '../../hosts/node/bounded-read.ts';
import { dataFiles, dataText, readData } from '../../hosts/node/data-texts.ts';
import type { Manifest } from './manifest.ts';

const LARGEST = 32 * 1024 * 1024;

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Data files of the manifest that are not as they were. Those that were not read for it are of no interest. */
const changedData = ({ data_files }: Manifest): readonly string[] => {
  const tables = dataFiles().filter((name) => /\.(?:csv|yaml)$/.test(name));
  const there = new Set(tables.map((name) => `data/${name}`));
  for (const { file } of data_files) if (there.has(file)) dataText(file.slice('data/'.length));
  const now = new Map(readData().map(({ file, sha256 }) => [file, sha256]));
  return data_files.flatMap(({ file, sha256 }) => {
    const present = now.get(file);
    if (present === sha256) return [];
    return [present === undefined ? `${file} is no longer there` : `${file} has changed`];
  });
};

/** What keeps the manifest from telling how the results were made: its numbers must then be found again before they are explained. */
export const whatDiffers = (manifest: Manifest, version: string): readonly string[] => [
  ...(manifest.version === version ? [] : [`version ${manifest.version} made it, and this is ${version}`]),
  ...manifest.scenario_files
    .filter(({ text, sha256 }) => hash(text) !== sha256)
    .map(({ file }) => `the text of ${file} in the manifest was changed`),
  ...changedData(manifest),
];

/** Scenario files that have changed since the run. The run is explained as it was, from the texts its manifest keeps. */
export const changedSince = ({ scenario_files }: Manifest): readonly string[] =>
  scenario_files.flatMap(({ file, sha256 }) => {
    if (file.startsWith('suanli:')) return [];
    const bytes = readBytes(resolve(file), LARGEST);
    return 'reason' in bytes || hash(bytes) === sha256 ? [] : [file];
  });
