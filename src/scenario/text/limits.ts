/** Bounds on users' files: far beyond any real plan, small enough that no file can exhaust a browser tab. */
export const LIMITS = {
  /** Characters of one scenario file. */
  fileSize: 1_000_000,
  /** Maps and lists inside each other; the format itself needs eight. */
  depth: 32,
  /** Nodes after aliases are expanded. */
  nodes: 200_000,
  /** Characters of one value. */
  textLength: 20_000,
  /** Files that extend each other. */
  extendsDepth: 8,
  /** Months of a horizon: fifty years. */
  months: 600,
  /** Things listed in one scenario, all lists together. */
  members: 50_000,
  /** Problems reported for one scenario; more help nobody. */
  problems: 200,
} as const;
