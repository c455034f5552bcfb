// coefficients from the constant up: J. F. Hart et al., Computer Approximations (1968), as given by
// G. West, "Better approximations to cumulative normal functions", Wilmott (May 2005)
const ABOVE = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688, 3.52624965998911e-2,
];
const BELOW = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207, 1.75566716318264,
  8.83883476483184e-2,
];

/** Where the ratio hands over to a continued fraction. */
const FAR = 7.07106781186547;

const ROOT_OF_TWO_PI = 2.5066282746310002;

const horner = (coefficients: readonly number[], x: number): number => coefficients.reduceRight((result, c) => result * x + c, 0);

const upperTail = (x: number): number => {
  const density = Math.exp((-x * x) / 2);
  if (x < FAR) return (density * horner(ABOVE, x)) / horner(BELOW, x);
  const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
  return density / (fraction * ROOT_OF_TWO_PI);
};

/** The standard normal distribution function, to 1e-15 (absolute). */
export const normalCdf = (z: number): number => (z > 0 ? 1 - upperTail(z) : upperTail(-z));
