package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;

/**
 * A statistical model whose log-density is written once for every number type, so that automatic
 * differentiation gives score, observed information and third derivatives. Its own geometry asks
 * nothing more of a model than {@link #domain()}, {@link #support(double[])} and {@link
 * #logDensity(CalculusFieldElement[], double[])}.
 *
 * <p>A family overrides {@link #fisher} and {@link #skewness} where the literature has them in
 * closed form. They are generic too: their derivatives give connections and curvature.
 */
public interface DifferentiableModel extends StatisticalModel {

  /**
   * The logarithm of the density at a sample inside the support.
   *
   * @param <T> the field computed in
   * @param theta primary coordinates
   * @param x a sample
   * @return ℓ = log p(x; θ)
   */
  <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x);

  @Override
  default double logDensity(double[] theta, double[] x) {
    domain().chart().check("theta", theta);
    return support(theta).contains(x)
        ? logDensity(SmoothMap.lifted(theta), x).getReal()
        : Double.NEGATIVE_INFINITY;
  }

  /**
   * The Fisher information matrix g_ij = E[∂_i ℓ ∂_j ℓ] in closed form.
   *
   * @param <T> the field computed in
   * @param theta primary coordinates
   * @return n² numbers row by row, or empty if no closed form is known
   */
  default <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return Optional.empty();
  }

  /**
   * The Amari–Chentsov tensor T_ijk = E[∂_i ℓ ∂_j ℓ ∂_k ℓ] in closed form.
   *
   * @param <T> the field computed in
   * @param theta primary coordinates
   * @return n³ numbers, (i, j, k) at {@code (i * n + j) * n + k}, or empty if no closed form is
   *     known
   */
  default <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return Optional.empty();
  }

  /** {@return Fisher–Rao geodesics in closed form, or empty if none are known} */
  default Optional<GeodesicForm> geodesics() {
    return Optional.empty();
  }

  /**
   * The score s_i = ∂_i ℓ.
   *
   * @param theta primary coordinates
   * @param x a sample inside the support
   * @return n numbers
   */
  default double[] score(double[] theta, double[] x) {
    return Jet.of(this, theta, x, 1).jacobian();
  }

  /**
   * The observed information −∂_i ∂_j ℓ.
   *
   * @param theta primary coordinates
   * @param x a sample inside the support
   * @return n² numbers row by row
   */
  default double[] observedInformation(double[] theta, double[] x) {
    int n = theta.length;
    Jet jet = Jet.of(this, theta, x, 2);
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] = -jet.second(0, i, j);
      }
    }
    return out;
  }
}
