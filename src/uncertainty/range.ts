/** What a figure can physically be, in base units; a missing end is open. */
export interface PhysicalRange {
  readonly min?: number;
  readonly max?: number;
}

/** Whether the range is that of a share: nothing below 0, nothing above 1. */
export const isShare = (range: PhysicalRange): boolean =>
  range.min !== undefined && range.min >= 0 && range.max !== undefined && range.max <= 1;
