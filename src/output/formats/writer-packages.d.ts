/**
 * What we use of the packages that write Parquet and Excel files. Their own typings name what browsers and node bring along,
 * which the pure project does without, so its tsconfig maps both names to this file (`paths`).
 */
declare module 'hyparquet-writer' {
  export interface ParquetColumn {
    readonly name: string;
    readonly type: 'STRING' | 'DOUBLE' | 'INT32';
    readonly nullable: boolean;
    readonly data: readonly (string | number | null)[];
  }
  export const parquetWriteBuffer: (options: { columnData: readonly ParquetColumn[]; createdBy: string }) => ArrayBuffer;
}

declare module 'write-excel-file/universal' {
  /** One cell with its look; a formula is written without its leading `=`. */
  export interface SheetCell {
    readonly value: string | number;
    readonly type: StringConstructor | NumberConstructor | 'Formula';
    readonly format?: string;
    readonly fontWeight?: 'bold';
    readonly fontStyle?: 'italic';
    readonly textColor?: string;
    readonly backgroundColor?: string;
    readonly topBorderStyle?: 'thin';
    readonly align?: 'left' | 'right';
    readonly wrap?: boolean;
  }
  export interface SheetContent {
    readonly sheet: string;
    /** On paper. */
    readonly orientation: 'landscape';
    readonly data: readonly (readonly (SheetCell | null)[])[];
    readonly columns: readonly { readonly width: number }[];
    readonly stickyRowsCount: number;
    readonly stickyColumnsCount: number;
  }
  interface SheetTransform {
    readonly transform: (xml: string, sheet: SheetContent, place: { readonly sheetIndex: number }) => string;
  }
  type Attributes = Readonly<Record<string, string | number>>;
  interface BookTransform {
    readonly transformElementAttributes: (tag: string, attributes: Attributes) => Attributes;
  }
  export interface Feature {
    readonly files: {
      readonly transform: { readonly 'xl/worksheets/sheet{id}.xml'?: SheetTransform; readonly 'xl/workbook.xml'?: BookTransform };
    };
  }
  const write: (
    sheets: readonly SheetContent[],
    options: { readonly features: readonly Feature[]; readonly fontFamily: string; readonly fontSize: number },
  ) => { readonly toBlob: () => Promise<{ readonly arrayBuffer: () => Promise<ArrayBuffer> }> };
  export default write;
}
