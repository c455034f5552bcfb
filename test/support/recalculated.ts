import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

/** Comma, double quote, UTF-8, from line 1, en-US, numbers in full rather than as shown, every sheet a file of its own. */
const EVERY_SHEET_IN_FULL = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1';

/** LibreOffice trusts the results a file carries unless it is told to calculate always (mode 0). */
const CALCULATE_ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The cells of every sheet of a workbook as LibreOffice shows them once it has opened the file and calculated. */
export const recalculated = (book: Uint8Array): ReadonlyMap<string, string[][]> => {
  const folder = mkdtempSync(join(tmpdir(), 'suanli-book-'));
  try {
    writeFileSync(join(folder, 'book.xlsx'), book);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), CALCULATE_ALWAYS);
    const out = join(folder, 'out');
    const words = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', EVERY_SHEET_IN_FULL, '--outdir', out];
    const { error, status, stderr } = spawnSync('soffice', [...words, join(folder, 'book.xlsx')], { encoding: 'utf8' });
    if (error && 'code' in error && error.code === 'ENOENT')
      throw new Error('LibreOffice is missing; type: sudo apt-get install --no-install-recommends libreoffice-calc');
    if (error || status !== 0) throw error ?? new Error(`LibreOffice ended with ${status}: ${stderr}`);
    return new Map(
      readdirSync(out).map((file) => [
        file.replace(/^book-|\.csv$/g, ''),
        parse(readFileSync(join(out, file), 'utf8'), { relax_column_count: true }) as string[][],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A cell as a number: `-14.5%` is −0.145. */
export const numberIn = (cell: string | undefined): number => {
  if (cell === undefined || !/^-?\d+(\.\d+)?(E[-+]\d+)?%?$/.test(cell)) throw new Error(`'${cell}' is not a number`);
  return cell.endsWith('%') ? Number(cell.slice(0, -1)) / 100 : Number(cell);
};

/** The cell right of a label in the first column. */
export const beside = (sheet: readonly (readonly string[])[], label: string): string => {
  const row = sheet.find((cells) => cells[0] === label);
  if (!row) throw new Error(`no row '${label}' among ${sheet.map((cells) => cells[0]).join(' · ')}`);
  return row[1] as string;
};
