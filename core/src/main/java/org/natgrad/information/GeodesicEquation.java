package org.natgrad.information;

import org.natgrad.geometry.Connection;
import org.natgrad.geometry.Point;

/**
 * ẍᵏ = −Γ^k_ij ẋⁱ ẋʲ (Amari &amp; Nagaoka 2000, §1.6) in stretched coordinates, where it reads üᵏ =
 * −Γ^k_ij ẋⁱ ẋʲ / x'ₖ − (x''ₖ/x'ₖ) u̇ₖ².
 */
final class GeodesicEquation {

  private final Connection connection;
  private final Unbounded space;
  private final AlphaConnection primary; // null unless the chart is its model's primary one

  GeodesicEquation(Connection connection, Unbounded space) {
    this.connection = connection;
    this.space = space;
    this.primary =
        connection instanceof AlphaConnection a
                && a.metric().model().domain().chart().equals(space.chart())
            ? a
            : null;
  }

  private double[] general(double[] x) {
    return connection.at(Point.wrap(space.chart(), x)).secondKind();
  }

  /**
   * The acceleration, and where asked for its derivative in the velocity.
   *
   * @param u position
   * @param velocity u̇
   * @param acceleration receives ü
   * @param inVelocity receives ∂üᵏ/∂u̇ⁱ at {@code k * n + i}, or null
   * @return false outside the domain, and where numbers overflow
   */
  boolean at(double[] u, double[] velocity, double[] acceleration, double[] inVelocity) {
    int n = u.length;
    double[] x = space.original(u);
    if (!space.chart().contains(x)) {
      return false;
    }
    double[] symbols;
    try {
      symbols = primary == null ? general(x) : primary.secondKind(x);
    } catch (IllegalArgumentException | IllegalStateException overflow) {
      return false;
    }
    double[] slope = new double[n];
    for (int i = 0; i < n; i++) {
      slope[i] = space.slope(i, u[i]);
    }
    for (int k = 0; k < n; k++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double row = 0; // Σ_j Γ^k_ij ẋʲ, times x'ᵢ/x'ₖ
        for (int j = 0; j < n; j++) {
          row = Math.fma(symbols[(i * n + j) * n + k], slope[j] * velocity[j], row);
        }
        row *= slope[i] / slope[k];
        if (i == k) {
          row = Math.fma(space.bend(k, u[k]), velocity[k], row);
        }
        sum = Math.fma(row, velocity[i], sum);
        if (inVelocity != null) {
          inVelocity[k * n + i] = -2 * row;
        }
      }
      acceleration[k] = -sum;
      if (!(Math.abs(sum) <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }
}
