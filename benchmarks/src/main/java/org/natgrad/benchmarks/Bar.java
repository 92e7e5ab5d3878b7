package org.natgrad.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A claim about the kernels, and where it fails.
 *
 * @param claim what is compared
 * @param cells what must have been measured
 * @param value the quantity claimed
 * @param bound the least admissible value, or the greatest
 * @param isFloor whether the bound is the least
 */
record Bar(
    String claim,
    List<Cell> cells,
    ToDoubleFunction<Medians> value,
    double bound,
    boolean isFloor) {

  /** Two cells' rates. */
  static Bar ratio(String claim, Cell subject, Cell reference, double bound) {
    return new Bar(
        claim,
        List.of(subject, reference),
        medians -> medians.rate(subject) / medians.rate(reference),
        bound,
        true);
  }

  boolean holds(Medians medians) {
    double actual = value.applyAsDouble(medians);
    return isFloor ? actual >= bound : actual <= bound;
  }

  /** The value, the bound and the verdict. */
  String verdict(Medians medians) {
    return Numbers.short3(value.applyAsDouble(medians))
        + (isFloor ? " (≥ " : " (≤ ")
        + Numbers.short3(bound)
        + (holds(medians) ? " ✓)" : " ✗)");
  }
}
