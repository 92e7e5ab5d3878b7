package org.natgrad.information;

import java.util.Optional;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Curve;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;

/**
 * A geodesic, ∇_γ̇ γ̇ = 0, in its affine parameter, with what is known about its accuracy.
 *
 * <p>A geodesic that leaves the manifold is an answer, not an error: {@link #end()} is then where
 * it leaves, and {@link #exit()} says through which coordinate.
 */
public final class Geodesic implements Curve<Point> {

  /**
   * Where a geodesic leaves the domain.
   *
   * @param parameter the affine parameter, approached from inside
   * @param coordinate which coordinate runs to the edge of its range
   * @param side the edge, in words
   */
  public record Exit(double parameter, String coordinate, String side) {}

  /** Position and velocity in the working chart. */
  @FunctionalInterface
  interface Motion {
    double[][] at(double t);
  }

  private final Manifold manifold;
  private final Chart working;
  private final Point start; // in the chart asked for
  private final Point stop; // where the end is given, in the same chart; else null
  private final Motion motion;
  private final double end;
  private final Exit exit; // null if none
  private final double error;
  private final String doubt;

  Geodesic(
      Manifold manifold,
      Chart working,
      Point start,
      Point stop,
      Motion motion,
      double end,
      Exit exit,
      double error,
      String doubt) {
    this.manifold = manifold;
    this.working = working;
    this.start = start;
    this.stop = stop;
    this.motion = motion;
    this.end = end;
    this.exit = exit;
    this.error = error;
    this.doubt = doubt;
  }

  /**
   * The point at a parameter.
   *
   * @param t in [0, {@link #end()}], the end excluded where the geodesic leaves there
   * @return the point, in the chart that the geodesic was asked for in
   */
  @Override
  public Point at(double t) {
    check(t);
    if (t == 0) {
      return start;
    }
    return t == 1 && stop != null
        ? stop
        : manifold.express(Point.wrap(working, motion.at(t)[0]), start.chart());
  }

  /**
   * The velocity at a parameter.
   *
   * @param t as for {@link #at}
   * @return the tangent vector γ̇(t)
   */
  public TangentVector velocity(double t) {
    check(t);
    double[][] state = motion.at(t);
    TangentVector v = TangentVector.wrap(Point.wrap(working, state[0]), state[1]);
    TangentVector there = Velocities.express(manifold, v, start.chart());
    return TangentVector.wrap(at(t), there.components());
  }

  private void check(double t) {
    if (!(t >= 0 && t <= end)) {
      throw new IllegalArgumentException(
          "t = "
              + t
              + ": must be in [0, "
              + end
              + "]"
              + exit().map(e -> ", for " + e.coordinate() + " leaves there").orElse("")
              + ". Stay within end().");
    }
  }

  /** {@return the parameter that the geodesic reaches} */
  public double end() {
    return end;
  }

  /** {@return where it leaves the manifold, if it does before the parameter asked for} */
  public Optional<Exit> exit() {
    return Optional.ofNullable(exit);
  }

  /** {@return an estimate of the error of its points, relative to their coordinates' scale} */
  public double error() {
    return error;
  }

  /** {@return why it is not to be trusted, empty if it is} */
  public String doubt() {
    return doubt;
  }

  /**
   * This geodesic, if it is to be trusted and reaches the parameter asked for.
   *
   * @return this
   * @throws IllegalStateException with the reason, if not
   */
  public Geodesic orThrow() {
    if (!doubt.isEmpty()) {
      throw new IllegalStateException(doubt);
    }
    if (exit != null) {
      throw new IllegalStateException(
          "the geodesic leaves the manifold at t = "
              + exit.parameter()
              + ": "
              + exit.coordinate()
              + " "
              + exit.side());
    }
    return this;
  }
}
