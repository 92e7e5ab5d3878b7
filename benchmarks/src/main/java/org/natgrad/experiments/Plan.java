package org.natgrad.experiments;

import java.util.List;

/**
 * How much work a race is.
 *
 * @param warmUps fits before the clock starts
 * @param fits fits of which the median time is reported
 * @param coldStarts fresh JVMs whose first fit is timed; the median of them is reported
 * @param iterations natgrad's numbers of iterations for the curves
 * @param epochs AdaGrad's numbers of epochs for the curves
 * @param tolerances LibLinear's eps, loosest first, for the curves and for the choice of the
 *     table's row: the first that reaches {@link #SUBOPTIMALITY}
 */
public record Plan(
    int warmUps,
    int fits,
    int coldStarts,
    List<Integer> iterations,
    List<Integer> epochs,
    List<Double> tolerances) {

  /** The suboptimality that LibLinear has to reach in the table. */
  public static final double SUBOPTIMALITY = 1e-6;

  /** natgrad's own limit on iterations, which it does not come near. */
  public static final int ITERATION_LIMIT = 200;

  /** Tribuo's default number of epochs for logistic regression, and a long run. */
  static final List<Integer> TABLE_EPOCHS = List.of(5, 100);

  /** {@return the plan of the published figures: medians of 11 fits after 20 warm-ups} */
  public static Plan full() {
    return new Plan(
        20,
        11,
        3,
        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15),
        List.of(1, 2, 5, 10, 20, 50, 100),
        List.of(1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8));
  }
}
