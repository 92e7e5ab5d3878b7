package org.natgrad.model;

/** Fisher–Rao geodesics in closed form, in primary coordinates. */
public interface GeodesicForm {

  /**
   * The distance.
   *
   * @param p one law
   * @param q another
   * @return the length of the shortest geodesic
   */
  double distance(double[] p, double[] q);

  /**
   * The velocity with which the geodesic from p reaches q at t = 1.
   *
   * @param p start
   * @param q end
   * @return components of a tangent vector at p
   */
  double[] log(double[] p, double[] q);

  /**
   * The geodesic from p with velocity v.
   *
   * @param p start
   * @param v velocity there
   * @param t parameter, below {@link #reach}
   * @return position and velocity at t
   */
  double[][] flow(double[] p, double[] v, double t);

  /**
   * Where a geodesic leaves the domain.
   *
   * @param p start
   * @param v velocity there
   * @return the parameter &gt; 0 at which it does, +∞ if never
   */
  default double reach(double[] p, double[] v) {
    return Double.POSITIVE_INFINITY;
  }
}
