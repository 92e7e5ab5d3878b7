package org.natgrad.model;

/**
 * The moments of a = w − 1 and b = (w − 1) log w − 1 for exponential w: the scores of log w's law
 * in location and scale. Each is a combination of E[wⁿ logᵐ w] = Γ⁽ᵐ⁾(n + 1). With γ Euler's
 * constant and P = π²/6,
 *
 * <ul>
 *   <li>E[a²] = 1, E[ab] = 1 − γ, E[b²] = P + (1 − γ)²;
 *   <li>E[a³] = 2, E[a²b] = 4 − 2γ, E[ab²] = 2P + 2γ² − 8γ + 4;
 *   <li>E[b³] = 12P − 6Pγ − 4ζ(3) − 2γ³ + 12γ² − 12γ + 2.
 * </ul>
 */
final class ExtremeValue {

  static final double AB = 0.42278433509846713939;
  static final double BB = 1.82368066085287938958;
  static final double AAB = 2.84556867019693427879;
  static final double ABB = 3.33849866209962733673;
  static final double BBB = 7.92100699608231153;

  /** The law of log w, the logarithm of Weibull's: smallest values. */
  static final LocationScale SMALLEST =
      new LocationScale(new double[] {1, AB, BB}, new double[] {2, AAB, ABB, BBB});

  /** The law of −log w, Gumbel's: largest values. */
  static final LocationScale LARGEST =
      new LocationScale(new double[] {1, -AB, BB}, new double[] {-2, AAB, -ABB, BBB});

  private ExtremeValue() {}
}
