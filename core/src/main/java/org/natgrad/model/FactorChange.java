package org.natgrad.model;

import org.hipparchus.CalculusFieldElement;
import org.natgrad.geometry.Chart;

/**
 * Between L, lower triangular with positive diagonal, and what Σ = LLᵀ is known by, all packed.
 *
 * @param d order of the matrices
 * @param form which way
 */
record FactorChange(int d, Form form) implements SmoothMap {

  enum Form {
    COVARIANCE,
    FROM_COVARIANCE,
    PRECISION,
    FROM_PRECISION,
    NATURAL,
    FROM_NATURAL
  }

  /** The change to a chart of Σ. */
  static Reparameterisation covariance(Chart chart, int d) {
    return new Reparameterisation(
        chart, new FactorChange(d, Form.COVARIANCE), new FactorChange(d, Form.FROM_COVARIANCE));
  }

  /** The change to a chart of the natural parameters, see {@link NaturalMatrix}. */
  static Reparameterisation natural(Chart chart, int d) {
    return new Reparameterisation(
        chart, new FactorChange(d, Form.NATURAL), new FactorChange(d, Form.FROM_NATURAL));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T[] at(T[] x) {
    return switch (form) {
      case COVARIANCE -> Triangles.square(x, d);
      case FROM_COVARIANCE -> Triangles.factor(x, d);
      case PRECISION -> Triangles.transposedSquare(Triangles.inverse(x, d), d);
      case FROM_PRECISION -> Triangles.inverse(Triangles.factorFromBelow(x, d), d);
      case NATURAL -> new NaturalMatrix(d, false).at(new FactorChange(d, Form.PRECISION).at(x));
      case FROM_NATURAL ->
          new FactorChange(d, Form.FROM_PRECISION).at(new NaturalMatrix(d, true).at(x));
    };
  }
}
