/** P(X ≤ k) of a Poisson law, summed in logarithms so that large means do not underflow. */
export const poissonAtMost = (k: number, mean: number): number => {
  if (mean === 0) return 1;
  let log = -mean;
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log(mean / i);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
};

/** Fewest spares that failures within one repair time exceed with probability below 1 − confidence. `mean` is the expected failures in that time. */
export const sparesFor = (mean: number, confidence: number): number => {
  let log = -mean;
  let sum = Math.exp(log);
  let k = 0;
  // Ten deviations above the mean hold any confidence that doubles can express.
  const most = Math.ceil(mean + 10 * Math.sqrt(mean) + 20);
  while (sum < confidence && k < most) {
    k += 1;
    log += Math.log(mean / k);
    sum += Math.exp(log);
  }
  return k;
};
