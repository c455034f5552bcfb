/**
 * What we use of the CSV packages. Their own typings bring node's globals into the pure project,
 * so its tsconfig maps both names to this file (`paths`).
 */
declare module 'csv-parse/sync' {
  export interface ParsedRecord {
    readonly record: string[];
    /** The text the record was read from. */
    readonly raw: string;
    readonly info: { readonly lines: number };
  }
  export const parse: (text: string, options: object) => ParsedRecord[];
}

declare module 'csv-stringify/sync' {
  export const stringify: (records: unknown[][], options: object) => string;
}
