/** Cash flows month by month. */
export const flows = (...x: number[]): Float64Array => Float64Array.from(x);

/** Cash flows that move once a year, the first at once. */
export const yearly = (...x: number[]): Float64Array => {
  const months = new Float64Array((x.length - 1) * 12 + 1);
  x.forEach((value, year) => {
    months[year * 12] = value;
  });
  return months;
};
