/** The normal quantile for p = .05, one-sided. */
const z = 1.645;

/**
 * How many items two reviewers have to answer so that an alpha of at least `least` can be told from a lower one at p = .05 (one-sided):
 *
 *     N = 2 z^2 [ (1 + a) (3 - a) / (4 p (1 - p) (1 - a)) - a ],  z = 1.645
 *
 * for a = `least` and p the share of the rarest label in use: the rarer a label, the more items it takes to see enough of it.
 * Sources: K. Krippendorff, "Content Analysis" (2004), section 11.4.1; D. A. Bloch and H. C. Kraemer, "2 x 2 kappa coefficients:
 * measures of agreement or association", Biometrics 45 (1989), whose variance of the intraclass kappa it is.
 * @param least above 0 and below 1: 0.667 and 0.80 are the usual ones
 * @param rarestShare above 0, at most 0.5
 * @returns a whole number of items
 * @throws RangeError for other arguments
 * @example itemsNeeded(0.8, 0.5) // 103
 */
export function itemsNeeded(least: number, rarestShare: number): number {
  if (!(least > 0 && least < 1) || !(rarestShare > 0 && rarestShare <= 0.5)) {
    throw new RangeError(`no number of items for alpha ${least} and a rarest label of ${rarestShare}`);
  }
  const ratio = ((1 + least) * (3 - least)) / (4 * rarestShare * (1 - rarestShare) * (1 - least));
  return Math.ceil(2 * z * z * (ratio - least));
}
