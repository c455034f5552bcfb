/** Keeps what uncertain rows gave in the draws of one range. A row is one member of a recorded quantity in one month or year. */
export interface Recorder {
  /**
   * Takes the next draws of a row, those of the range in order.
   * @param words the draws as 32-bit floats, and the same memory as integers
   * @param at where they begin
   * @param differ whether they do among one another
   */
  readonly take: (row: number, words: Floats, at: number, count: number, differ: boolean) => void;
  /** All rows have taken the draws of a segment, as many as it has. */
  readonly endSegment: () => void;
  readonly result: () => KeptRows;
}

export interface Floats {
  readonly f32: Float32Array;
  readonly i32: Int32Array;
}

/** Rows as plain arrays that a worker can send. */
export type KeptRows = ExactRows | BinnedRows;

/** Every draw of every row that differs between draws. */
export interface ExactRows {
  readonly kind: 'exact';
  readonly draws: number;
  /** For each row its place among the rows kept whole; −1 where all draws are the same. */
  readonly place: Int32Array;
  /** For each row the number in its first draw. */
  readonly first: Float32Array;
  /** `rowsPerSlab` rows of `draws` numbers each. */
  readonly slabs: readonly Float32Array[];
  readonly rowsPerSlab: number;
}

/** How often each row's draws fell into bins of equal leading bits: `PAGE` bins a power of two and sign. */
export interface BinnedRows {
  readonly kind: 'binned';
  readonly draws: number;
  /** Exact extremes of each row. Where they are equal there are no pages. */
  readonly least: Float32Array;
  readonly greatest: Float32Array;
  /** For each row its first page; −1 for none. */
  readonly head: Int32Array;
  /** For each page the next of the same row, −1 at the end, and which power of two and sign it counts. */
  readonly next: Int32Array;
  readonly octave: Int16Array;
  /** `pagesPerSlab` pages of `PAGE` counts each. */
  readonly slabs: readonly (Uint16Array | Uint32Array)[];
  readonly pagesPerSlab: number;
}
