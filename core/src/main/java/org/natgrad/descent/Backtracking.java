package org.natgrad.descent;

/** Armijo's rule, see {@link StepRule#backtracking()}. */
final class Backtracking implements StepRule {

  static final Backtracking INSTANCE = new Backtracking();

  /** The part of the promised fall that must arrive (Nocedal and Wright 2006, §3.1). */
  private static final double ARMIJO = 1e-4;

  /** Relative rounding of a value that is a sum of many terms. */
  static final double ROUNDING = 1e-14;

  /** 2⁻⁶⁰: past it θ + tv is θ to all digits that matter. */
  private static final int HALVINGS = 60;

  private Backtracking() {}

  @Override
  public Step search(
      Objective objective, Evaluation from, double[] direction, double slope, double previous) {
    double value = from.value();
    double rounding = ROUNDING * Math.abs(value);
    double t = Math.min(1, 2 * previous);
    for (int halving = 0; halving < HALVINGS; halving++, t /= 2) {
      Evaluation there = objective.at(Step.moved(from.point(), t, direction));
      double admissible = -t * slope > rounding ? value + ARMIJO * t * slope : value + rounding;
      if (there.value() <= admissible) {
        return new Step(there, t);
      }
      if (-t * slope < rounding) {
        break;
      }
    }
    return new Step(from, 0);
  }
}
