// Lanczos' approximation with g = 7 and nine terms, coefficients by P. Godfrey (2001); relative error below 1e-14 for x > 0.5
const G = 7;
const TERMS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function; x > 0. */
export const logGamma = (x: number): number => {
  // the recurrence keeps small arguments where the approximation holds
  if (x < 0.5) return logGamma(x + 1) - Math.log(x);
  const y = x - 1;
  let series = TERMS[0] as number;
  for (let i = 1; i < TERMS.length; i++) series += (TERMS[i] as number) / (y + i);
  const t = y + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
};

// B₂ₖ / (2k(2k−1)), NIST DLMF 5.11.1
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/** What Stirling's formula leaves of log Γ(x); x ≥ 10, where six terms reach 1e-15. */
const stirlingRest = (x: number): number => {
  let total = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) total = total / (x * x) + (STIRLING[i] as number);
  return total / x;
};

/** Logarithm of the beta function; a, b > 0. Large arguments are taken apart, so that what cancels is never added. */
export const logBeta = (a: number, b: number): number => {
  const [p, q] = a < b ? [a, b] : [b, a];
  if (q < 10) return logGamma(p) + logGamma(q) - logGamma(p + q);
  const rest = stirlingRest(q) - stirlingRest(p + q);
  const far = Math.log1p(-p / (p + q));
  if (p < 10) return logGamma(p) + rest + p - p * Math.log(p + q) + (q - 0.5) * far;
  return stirlingRest(p) + rest + 0.5 * Math.log((2 * Math.PI) / q) + (p - 0.5) * Math.log(p / (p + q)) + q * far;
};
