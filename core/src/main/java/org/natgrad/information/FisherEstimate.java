package org.natgrad.information;

import java.util.SplittableRandom;
import org.natgrad.geometry.MatrixTensor;
import org.natgrad.geometry.Point;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Jet;
import org.natgrad.model.Sampler;

/**
 * Fisher information from a sample, on the scale of one observation, with standard errors. The
 * three kinds estimate the same matrix under the model, and differ where the model is wrong:
 *
 * <ul>
 *   <li>{@link Kind#MONTE_CARLO}: the mean of ∂_i ℓ ∂_j ℓ over draws from the model itself;
 *   <li>{@link Kind#EMPIRICAL}: the same mean over given data;
 *   <li>{@link Kind#OBSERVED}: the mean of −∂_i ∂_j ℓ over given data, which need not be positive.
 * </ul>
 */
public final class FisherEstimate {

  /** What the mean is of, and over what. */
  public enum Kind {
    /** Squared scores over draws from the model. */
    MONTE_CARLO,
    /** Squared scores over data. */
    EMPIRICAL,
    /** Negative second derivatives over data. */
    OBSERVED
  }

  private final Kind kind;
  private final Point point;
  private final int count;
  private final double[] mean;
  private final double[] squares;

  private FisherEstimate(Kind kind, Point point, int count, double[] mean, double[] squares) {
    this.kind = kind;
    this.point = point;
    this.count = count;
    this.mean = mean;
    this.squares = squares;
  }

  /**
   * By simulation.
   *
   * @param model the model
   * @param p a point, in any chart; the estimate is in the primary one
   * @param samples how many draws, ≥ 2
   * @param seed of {@link SplittableRandom}
   * @return the estimate
   * @throws IllegalArgumentException if the model has no sampler
   */
  public static FisherEstimate monteCarlo(
      DifferentiableModel model, Point p, int samples, long seed) {
    Point base = model.domain().express(p, model.domain().chart());
    double[] theta = base.coordinates();
    SplittableRandom random = new SplittableRandom(seed);
    Sampler sampler =
        model
            .sampler(theta)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "model = "
                            + model.name()
                            + ": must have a sampler. Override sampler(theta)."));
    double[][] drawn = new double[Math.max(samples, 0)][];
    for (int s = 0; s < drawn.length; s++) {
      drawn[s] = sampler.next(random);
    }
    return of(Kind.MONTE_CARLO, model, base, drawn);
  }

  /**
   * From squared scores at data.
   *
   * @param model the model
   * @param p a point, in any chart; the estimate is in the primary one
   * @param data observations, ≥ 2, inside the support
   * @return the estimate
   */
  public static FisherEstimate empirical(DifferentiableModel model, Point p, double[]... data) {
    return of(Kind.EMPIRICAL, model, model.domain().express(p, model.domain().chart()), data);
  }

  /**
   * From second derivatives at data.
   *
   * @param model the model
   * @param p a point, in any chart; the estimate is in the primary one
   * @param data observations, ≥ 2, inside the support
   * @return the estimate
   */
  public static FisherEstimate observed(DifferentiableModel model, Point p, double[]... data) {
    return of(Kind.OBSERVED, model, model.domain().express(p, model.domain().chart()), data);
  }

  private static FisherEstimate of(Kind kind, DifferentiableModel model, Point p, double[][] data) {
    if (!(data.length >= 2)) {
      throw new IllegalArgumentException(
          "samples = " + data.length + ": must be >= 2, for a standard error. Give more.");
    }
    int n = p.dimension();
    double[] theta = p.coordinates();
    double[] mean = new double[n * n];
    double[] squares = new double[n * n];
    for (int s = 0; s < data.length; s++) { // Welford (1962)
      Jet jet = Jet.of(model, theta, data[s], kind == Kind.OBSERVED ? 2 : 1);
      for (int e = 0; e < mean.length; e++) {
        int i = e / n;
        int j = e % n;
        double value =
            kind == Kind.OBSERVED ? -jet.second(0, i, j) : jet.first(0, i) * jet.first(0, j);
        double delta = value - mean[e];
        mean[e] += delta / (s + 1);
        squares[e] = Math.fma(delta, value - mean[e], squares[e]);
      }
    }
    return new FisherEstimate(kind, p, data.length, mean, squares);
  }

  /** {@return what was estimated} */
  public Kind kind() {
    return kind;
  }

  /** {@return the number of draws or observations} */
  public int samples() {
    return count;
  }

  /** {@return the point, in the primary chart} */
  public Point point() {
    return point;
  }

  /**
   * One component.
   *
   * @param i row
   * @param j column
   * @return the estimate of g_ij
   */
  public double component(int i, int j) {
    return mean[i * point.dimension() + j];
  }

  /**
   * A component's standard error.
   *
   * @param i row
   * @param j column
   * @return the estimated standard deviation of {@link #component}
   */
  public double standardError(int i, int j) {
    return Math.sqrt(squares[i * point.dimension() + j] / (count - 1.0) / count);
  }

  /**
   * The estimate as a metric tensor.
   *
   * @return the tensor at {@link #point()}
   * @throws IllegalArgumentException if a diagonal component is negative, as observed information
   *     may be
   */
  public MatrixTensor tensor() {
    return MatrixTensor.of(point, mean);
  }
}
