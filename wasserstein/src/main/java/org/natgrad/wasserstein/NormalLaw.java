package org.natgrad.wasserstein;

/**
 * The normal law N(μ, σ²) on the line, by mean and standard deviation.
 *
 * @param mean μ, finite
 * @param deviation σ, finite and &gt; 0
 */
public record NormalLaw(double mean, double deviation) {

  /**
   * Checks the parameters.
   *
   * @param mean μ
   * @param deviation σ
   * @throws IllegalArgumentException if a parameter is not admissible
   */
  public NormalLaw {
    if (!(Math.abs(mean) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "mean = "
              + mean
              + ": must be finite (coordinates (mean, deviation)). Check what computed"
              + " it.");
    }
    if (!(deviation > 0 && deviation <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "deviation = "
              + deviation
              + ": must be finite and > 0 (coordinates (mean, deviation))."
              + " Give the standard deviation, not its logarithm; a point mass is a SortedSample.");
    }
  }
}
