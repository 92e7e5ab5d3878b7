package org.natgrad.information;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Connection;
import org.natgrad.geometry.Coordinate;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.model.Domain;
import org.natgrad.model.ExponentialFamily;
import org.natgrad.model.MixtureFamily;

/**
 * Geodesics of any connection: straight lines where a chart is affine (e- and m-geodesics of
 * exponential families, m-geodesics of mixture families), else numerically, in coordinates
 * stretched to ℝⁿ, so that the domain's edge is at infinity.
 *
 * <ul>
 *   <li>{@link #from}: initial values, by extrapolation of order 16 with error control.
 *   <li>{@link #between}: boundary values, by collocation and Newton's method on doubled node
 *       counts until two agree.
 * </ul>
 */
public final class GeodesicSolver {

  private static final double TOLERANCE = 1e-12;
  private static final int MOST_STEPS = 4000;
  private static final int[] NODES = {12, 24, 48, 96, 192};

  private final Connection connection;

  private GeodesicSolver(Connection connection) {
    this.connection = connection;
  }

  /**
   * A solver.
   *
   * @param connection the connection
   * @return its geodesics
   */
  public static GeodesicSolver of(Connection connection) {
    return new GeodesicSolver(connection);
  }

  /** The chart that is computed in. */
  private Chart working(Chart asked) {
    Chart affine = affine();
    if (affine != null) {
      return affine;
    }
    return connection.manifold() instanceof Domain domain ? domain.chart() : asked;
  }

  /** The chart in which geodesics are straight, or null if none is known. */
  private Chart affine() {
    if (connection instanceof AlphaConnection a
        && a.metric().model() instanceof ExponentialFamily family
        && Math.abs(a.alpha()) == 1) {
      return a.alpha() > 0 ? family.natural() : family.expectation();
    }
    if (connection instanceof AlphaConnection a
        && a.metric().model() instanceof MixtureFamily mixture
        && a.alpha() == -1) {
      return mixture.expectation();
    }
    return null;
  }

  /**
   * The geodesic with a given start and velocity, over [0, 1] or until it leaves the manifold.
   *
   * @param velocity γ̇(0), at γ(0)
   * @return the geodesic
   * @throws IllegalArgumentException if the vector lives on another manifold
   */
  public Geodesic from(TangentVector velocity) {
    Manifold manifold = connection.manifold();
    manifold.check(velocity.base());
    Chart working = working(velocity.chart());
    TangentVector v = Velocities.express(manifold, velocity, working);
    if (affine() != null) {
      return straight(v.base().coordinates(), v.components(), velocity.base(), null);
    }
    Unbounded space = new Unbounded(working);
    int n = working.dimension();
    double[] u = space.stretched(v.base().coordinates());
    double[] state = new double[2 * n];
    for (int i = 0; i < n; i++) {
      state[i] = u[i];
      state[n + i] = v.component(i) / space.slope(i, u[i]);
    }
    GeodesicEquation equation = new GeodesicEquation(connection, space);
    return integrated(equation, space, state, velocity.base());
  }

  private record Mark(double t, double[] state) {}

  private Geodesic integrated(
      GeodesicEquation equation, Unbounded space, double[] state, Point start) {
    Extrapolation rule = new Extrapolation(equation);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(0, state));
    double t = 0;
    double h = 0.25;
    double error = 0;
    String doubt = "";
    Geodesic.Exit exit = null;
    double[] now = state;
    for (int count = 0; t < 1; count++) {
      double size = Math.min(h, 1 - t);
      Extrapolation.Step step = rule.step(now, size);
      if (step.error() <= TOLERANCE) {
        error += step.error();
        t = size == 1 - t ? 1 : t + size;
        now = step.state();
        marks.add(new Mark(t, now));
      }
      double growth = 0.9 * StrictMath.pow(TOLERANCE / Math.max(step.error(), 1e-30), 1.0 / 15);
      h = size * (step.error() >= 0 ? Math.max(0.2, Math.min(4, growth)) : 0.2);
      if (h < 0x1p-46 * Math.max(t, 0x1p-20)) {
        exit = exit(space.chart(), now, t);
        break;
      }
      if (count == MOST_STEPS) {
        doubt = "integration stopped at t = " + t + " after " + MOST_STEPS + " steps";
        break;
      }
    }
    Geodesic.Motion motion = s -> original(space, positioned(rule, marks, s));
    return new Geodesic(
        connection.manifold(), space.chart(), start, null, motion, t, exit, error + 0x1p-50, doubt);
  }

  /** From the last mark before t, one step: it is shorter than the one that was accepted. */
  private static double[] positioned(Extrapolation rule, List<Mark> marks, double t) {
    Mark from = marks.get(0);
    for (Mark mark : marks) {
      if (mark.t() <= t) {
        from = mark;
      }
    }
    return from.t() == t ? from.state() : rule.step(from.state(), t - from.t()).state();
  }

  private static double[][] original(Unbounded space, double[] state) {
    int n = state.length / 2;
    double[] u = Arrays.copyOf(state, n);
    double[] velocity = new double[n];
    for (int i = 0; i < n; i++) {
      velocity[i] = state[n + i] * space.slope(i, u[i]);
    }
    return new double[][] {space.original(u), velocity};
  }

  /** The coordinate that runs away fastest in stretched coordinates. */
  private static Geodesic.Exit exit(Chart chart, double[] state, double t) {
    int n = chart.dimension();
    int worst = 0;
    for (int i = 1; i < n; i++) {
      if (Math.abs(state[n + i]) > Math.abs(state[n + worst])) {
        worst = i;
      }
    }
    Coordinate c = chart.coordinate(worst);
    double edge = state[n + worst] < 0 ? c.lower() : c.upper();
    return new Geodesic.Exit(t, c.name(), "tends to " + edge);
  }

  private Geodesic straight(double[] x, double[] v, Point start, Point stop) {
    Chart affine = affine();
    Manifold manifold = connection.manifold();
    double low = 0;
    double high = 1;
    if (!inside(moved(x, v, 1))) {
      while (high - low > 0x1p-52 * high) {
        double middle = low + (high - low) / 2;
        if (middle == low || middle == high) {
          break;
        }
        if (inside(moved(x, v, middle))) {
          low = middle;
        } else {
          high = middle;
        }
      }
    } else {
      low = 1;
    }
    Geodesic.Exit exit =
        low == 1 ? null : new Geodesic.Exit(high, edgeOf(affine, moved(x, v, high)), "leaves");
    Geodesic.Motion motion = t -> new double[][] {moved(x, v, t), v.clone()};
    return new Geodesic(manifold, affine, start, stop, motion, low, exit, 0x1p-52, "");
  }

  private boolean inside(double[] x) {
    Domain domain = (Domain) connection.manifold();
    if (!affine().contains(x)) {
      return false;
    }
    try {
      domain.primary(Point.of(affine(), x));
      return true;
    } catch (IllegalArgumentException outside) {
      return false;
    }
  }

  private static String edgeOf(Chart chart, double[] x) {
    for (int i = 0; i < x.length; i++) {
      Coordinate c = chart.coordinate(i);
      if (!(x[i] > c.lower() && x[i] < c.upper())) {
        return c.name();
      }
    }
    return chart.toString();
  }

  private static double[] moved(double[] x, double[] v, double t) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = Math.fma(t, v[i], x[i]);
    }
    return out;
  }

  /**
   * The geodesic between two points, over [0, 1].
   *
   * @param p its start
   * @param q its end
   * @return the geodesic, in p's chart; its {@link Geodesic#doubt()} says where none was found
   * @throws IllegalArgumentException if a point is none of the manifold
   */
  public Geodesic between(Point p, Point q) {
    Manifold manifold = connection.manifold();
    manifold.check(p);
    manifold.check(q);
    Chart working = working(p.chart());
    double[] x = manifold.express(p, working).coordinates();
    double[] y = manifold.express(q, working).coordinates();
    Point stop = manifold.express(q, p.chart());
    if (affine() != null) {
      double[] v = new double[x.length];
      for (int i = 0; i < v.length; i++) {
        v[i] = y[i] - x[i];
      }
      return straight(x, v, p, stop);
    }
    Unbounded space = new Unbounded(working);
    Path path = path(space, space.stretched(x), space.stretched(y));
    Geodesic.Motion motion =
        t -> {
          if (path.relaxation() == null) {
            throw new IllegalStateException(path.doubt());
          }
          return original(space, joined(path.relaxation().at(t)));
        };
    return new Geodesic(manifold, working, p, stop, motion, 1, null, path.error(), path.doubt());
  }

  /** A solution of the boundary value problem, null where there is none, and what is wrong. */
  record Path(Relaxation relaxation, double error, String doubt) {}

  private Path path(Unbounded space, double[] u, double[] v) {
    GeodesicEquation equation = new GeodesicEquation(connection, space);
    Relaxation coarse = Relaxation.solved(equation, NODES[0], u, v);
    if (coarse == null) {
      coarse = Relaxation.solved(equation, NODES[1], u, v);
    }
    double error = Double.POSITIVE_INFINITY;
    for (int level = 1; level < NODES.length && coarse != null; level++) {
      Relaxation fine = coarse.refined(NODES[level]);
      if (fine == null) {
        break;
      }
      error = gap(coarse, fine);
      coarse = fine;
      if (error <= 1e-11) {
        return new Path(fine, error, "");
      }
    }
    String doubt =
        coarse == null
            ? "no geodesic was found between the points: Newton's method failed from every start"
            : "the geodesic between the points is known to " + error + " only";
    return new Path(coarse, error, doubt);
  }

  /** The largest difference of two paths at nine parameters, relative to the coordinates' scale. */
  private static double gap(Relaxation coarse, Relaxation fine) {
    double largest = 0;
    for (int k = 0; k <= 8; k++) {
      double[][] a = coarse.at(k / 8.0);
      double[][] b = fine.at(k / 8.0);
      for (int i = 0; i < a[0].length; i++) {
        largest = Math.max(largest, Math.abs(a[0][i] - b[0][i]) / (1 + Math.abs(b[0][i])));
        largest = Math.max(largest, Math.abs(a[1][i] - b[1][i]) / (1 + Math.abs(b[1][i])));
      }
    }
    return largest;
  }

  private static double[] joined(double[][] state) {
    double[] out = Arrays.copyOf(state[0], 2 * state[0].length);
    System.arraycopy(state[1], 0, out, state[0].length, state[1].length);
    return out;
  }
}
