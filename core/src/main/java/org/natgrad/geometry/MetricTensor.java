package org.natgrad.geometry;

import java.util.Optional;

/**
 * A metric at one point: the bilinear form G whose flat map ♭ sends a tangent vector v to the
 * covector Gv, and whose sharp map ♯ sends a covector w to the tangent vector G⁻¹w (Amari &amp;
 * Nagaoka 2000, §1.5).
 *
 * <p>Only {@link #flat(double[], double[])} and {@link #sharp(double[], double, double[])} are
 * asked of an implementation, so that a tensor may be matrix-free. Raw arrays hold components in
 * the coordinates of the point at which the tensor was taken; the typed overloads check them.
 */
public interface MetricTensor {

  /** {@return the number of coordinates n} */
  int dimension();

  /**
   * Lowers an index: {@code covector = G vector}.
   *
   * @param vector components of a tangent vector, length n; unchanged
   * @param covector receives the components of Gv, length n; another array than {@code vector}
   */
  void flat(double[] vector, double[] covector);

  /**
   * Raises an index: {@code vector ≈ G⁻¹ covector}, in the norm of the dual metric to the relative
   * accuracy asked for.
   *
   * @param covector components of a covector, length n; unchanged
   * @param accuracy admissible ‖covector − G vector‖ / ‖covector‖ in [0, 1); 0 asks for as exact a
   *     solution as the implementation has. A direct solver ignores it.
   * @param vector receives the components of the tangent vector, length n; another array than
   *     {@code covector}
   * @return the evidence: how exact the solution is, and the rank of G seen on the way
   */
  Solution sharp(double[] covector, double accuracy, double[] vector);

  /**
   * The point at which the tensor was taken, in whose chart the components are.
   *
   * @return the point, or empty for a tensor that has been told none; the typed overloads then
   *     check only that the number of components is right
   */
  default Optional<Point> base() {
    return Optional.empty();
  }

  /**
   * Lowers an index: ♭v = g_ij vʲ dxⁱ.
   *
   * @param vector a tangent vector at {@link #base()}
   * @return the covector Gv at the same point
   * @throws IllegalArgumentException if the vector lives elsewhere
   */
  default Covector flat(TangentVector vector) {
    requireHere("vector", vector.base());
    double[] out = new double[dimension()];
    flat(vector.components(), out);
    return Covector.wrap(vector.base(), out);
  }

  /**
   * Raises an index, as exactly as the implementation can: ♯w = gⁱʲ w_j ∂_i. Where G may be
   * singular, use {@link #sharp(double[], double, double[])}, which comes with evidence.
   *
   * @param covector a covector at {@link #base()}
   * @return the tangent vector G⁻¹w at the same point
   * @throws IllegalArgumentException if the covector lives elsewhere
   */
  default TangentVector sharp(Covector covector) {
    requireHere("covector", covector.base());
    double[] out = new double[dimension()];
    sharp(covector.components(), 0, out);
    return TangentVector.wrap(covector.base(), out);
  }

  /**
   * The inner product g(v, w) = g_ij vⁱ wʲ.
   *
   * @param v a tangent vector at {@link #base()}
   * @param w a tangent vector at the same point
   * @return the value
   * @throws IllegalArgumentException if a vector lives elsewhere
   */
  default double inner(TangentVector v, TangentVector w) {
    return flat(v).on(w);
  }

  private void requireHere(String argument, Point where) {
    boolean here = base().map(where::equals).orElse(where.dimension() == dimension());
    if (!here) {
      throw new IllegalArgumentException(
          argument
              + ".base = "
              + where
              + ": must be "
              + base().map(Point::toString).orElse("a point with " + dimension() + " coordinates")
              + ". Take the metric at the point where the "
              + argument
              + " lives.");
    }
  }
}
