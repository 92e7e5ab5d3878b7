package org.natgrad.descent;

/** Chooses how far to go along a direction of descent. */
@FunctionalInterface
public interface StepRule {

  /**
   * Searches along a direction.
   *
   * @param objective the objective
   * @param from the point of departure
   * @param direction a tangent vector at it along which f falls
   * @param slope ⟨df, direction⟩ &lt; 0
   * @param previous length of the step before, 1 at the start
   * @return the step, or one of length 0 where no length lowers the objective
   */
  Step search(
      Objective objective, Evaluation from, double[] direction, double slope, double previous);

  /**
   * Backtracking from the full natural gradient step, or from twice the step before where that was
   * shorter: halve until Armijo's condition f(θ + tv) ≤ f(θ) + 10⁻⁴ t ⟨df, v⟩ holds (Nocedal and
   * Wright 2006, algorithm 3.1). Where the promised fall is below the rounding of f, a value that
   * is larger by no more than that rounding is accepted.
   *
   * @return the rule
   */
  static StepRule backtracking() {
    return Backtracking.INSTANCE;
  }

  /**
   * Always the same multiple of the natural gradient, the learning rate: to show what a fixed rate
   * does.
   *
   * @param rate the multiple, &gt; 0 and finite
   * @return the rule
   */
  static StepRule constant(double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate = " + rate + ": must be finite and greater than 0");
    }
    return (objective, from, direction, slope, previous) ->
        new Step(objective.at(Step.moved(from.point(), rate, direction)), rate);
  }
}
