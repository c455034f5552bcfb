/** Pivots this near to zero are zero but for rounding; the matrix then has a direction without spread. */
const ZERO = 1e-12;

/**
 * The lower triangle L with L·Lᵀ = the symmetric matrix; rows of growing length.
 * @returns undefined where the matrix has a negative eigenvalue
 */
export const cholesky = (matrix: readonly (readonly number[])[]): number[][] | undefined => {
  const rows: number[][] = matrix.map(() => []);
  const left = (i: number, j: number): number => {
    let rest = matrix[i]?.[j] as number;
    for (let k = 0; k < j; k++) rest -= (rows[i]?.[k] as number) * (rows[j]?.[k] as number);
    return rest;
  };
  for (let j = 0; j < matrix.length; j++) {
    const pivot = left(j, j);
    if (pivot < -ZERO) return undefined;
    const root = pivot > ZERO ? Math.sqrt(pivot) : 0;
    rows[j]?.push(root);
    for (let i = j + 1; i < matrix.length; i++) {
      const rest = left(i, j);
      if (root === 0 && Math.abs(rest) > Math.sqrt(ZERO)) return undefined;
      rows[i]?.push(root === 0 ? 0 : rest / root);
    }
  }
  return rows;
};
