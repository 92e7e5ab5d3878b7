package org.natgrad.geometry;

/**
 * A metric at one point: the bilinear form G whose flat map ♭ sends a tangent vector v to the
 * covector Gv, and whose sharp map ♯ sends a covector w to the tangent vector G⁻¹w (Amari &amp;
 * Nagaoka 2000, §1.5).
 *
 * <p>Only {@link #flat(double[], double[])} and {@link #sharp(double[], double, double[])} are asked
 * of an implementation, so that a tensor may be matrix-free. Raw arrays hold components in the
 * coordinates of the point at which the tensor was taken; the typed overloads check them.
 */
public interface MetricTensor {

  /** Returns the number of coordinates n. */
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
}
