package org.natgrad.information;

import java.util.Arrays;
import java.util.Optional;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Domain;
import org.natgrad.model.GeodesicForm;

/**
 * A model as a metric space: geodesics of the Fisher metric, their length, exp, log and midpoint.
 * Closed forms first, then {@link GeodesicSolver}.
 *
 * <p>The numeric distance is that of the geodesic that relaxation finds from the straight line in
 * stretched coordinates; it is the distance where geodesics are unique, as under nonpositive
 * curvature.
 */
public final class FisherRao {

  /** Few: along a geodesic the integrand is constant. */
  private static final int LENGTH_NODES = 8;

  private final DifferentiableModel model;
  private final Domain domain;
  private final FisherMetric metric;
  private final Optional<GeodesicForm> closed;
  private final GeodesicSolver solver;

  private FisherRao(DifferentiableModel model, Optional<GeodesicForm> closed) {
    this.model = model;
    this.domain = model.domain();
    this.metric = FisherMetric.of(model);
    this.closed = closed;
    this.solver = GeodesicSolver.of(AlphaConnection.of(model, 0));
  }

  /**
   * The geometry of a model.
   *
   * @param model the model
   * @return its Fisher–Rao geometry, by closed forms where the model has them
   */
  public static FisherRao of(DifferentiableModel model) {
    return new FisherRao(model, model.geodesics());
  }

  /**
   * The geometry of a model by the geodesic equation, whatever closed forms it has.
   *
   * @param model the model
   * @return its Fisher–Rao geometry
   */
  public static FisherRao numeric(DifferentiableModel model) {
    return new FisherRao(model, Optional.empty());
  }

  /** {@return the Fisher metric} */
  public FisherMetric metric() {
    return metric;
  }

  /**
   * The distance between two laws.
   *
   * @param p a point in any chart of the domain
   * @param q a point in any chart of the domain
   * @return the distance with its error estimate
   * @throws IllegalStateException if no geodesic was found
   */
  public Distance distance(Point p, Point q) {
    double[] x = domain.primary(p);
    double[] y = domain.primary(q);
    if (Arrays.equals(x, y)) {
      return new Distance(0, 0);
    }
    if (closed.isPresent()) {
      double value = closed.get().distance(x, y);
      return new Distance(value, 0x1p-50 * value);
    }
    if (domain.dimension() == 1) {
      return arcLength(x, y);
    }
    Geodesic geodesic = solver.between(primary(p), primary(q)).orThrow();
    Legendre basis = Legendre.of(LENGTH_NODES);
    double energy = 0;
    double fastest = 0;
    double slowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < LENGTH_NODES; k++) {
      TangentVector v = geodesic.velocity(basis.node[k]);
      double square = metric.at(v.base()).inner(v, v);
      energy = Math.fma(basis.weight[k], square, energy);
      fastest = Math.max(fastest, square);
      slowest = Math.min(slowest, square);
    }
    double value = Math.sqrt(energy);
    double uneven = (fastest - slowest) / energy; // an exact geodesic has constant speed
    return new Distance(value, value * (0.5 * uneven + 0x1p-50));
  }

  /** |∫ √g dθ| in the stretched coordinate, by Gauss–Legendre rules until two agree. */
  private Distance arcLength(double[] p, double[] q) {
    Unbounded space = new Unbounded(domain.chart());
    double from = space.stretched(p)[0];
    double width = space.stretched(q)[0] - from;
    double before = Double.POSITIVE_INFINITY;
    double error = Double.POSITIVE_INFINITY;
    for (int nodes : new int[] {16, 24, 36, 54, 81, 122, 183}) {
      Legendre basis = Legendre.of(nodes);
      double sum = 0;
      for (int k = 0; k < nodes; k++) {
        double u = Math.fma(basis.node[k], width, from);
        Point there = Point.wrap(domain.chart(), space.original(new double[] {u}));
        double speed = Math.sqrt(metric.at(there).component(0, 0)) * space.slope(0, u);
        sum = Math.fma(basis.weight[k], speed, sum);
      }
      double value = Math.abs(width) * sum;
      error = Math.abs(value - before);
      before = value;
      if (error <= 1e-12 * value) {
        break;
      }
    }
    return new Distance(before, error + 0x1p-50 * before);
  }

  private Point primary(Point p) {
    return domain.express(p, domain.chart());
  }

  /**
   * The geodesic between two laws, over [0, 1].
   *
   * @param p its start
   * @param q its end
   * @return the geodesic, in p's chart
   */
  public Geodesic geodesic(Point p, Point q) {
    return closed.isPresent()
        ? flow(log(p, q), domain.express(q, p.chart()))
        : solver.between(p, q);
  }

  /**
   * The geodesic with a given start and velocity, over [0, 1] or until it leaves the domain.
   *
   * @param velocity its velocity at t = 0
   * @return the geodesic, in the velocity's chart
   */
  public Geodesic geodesic(TangentVector velocity) {
    return closed.isPresent() ? flow(velocity, null) : solver.from(velocity);
  }

  private Geodesic flow(TangentVector velocity, Point stop) {
    GeodesicForm form = closed.orElseThrow();
    TangentVector start = Velocities.express(domain, velocity, domain.chart());
    double[] p = start.base().coordinates();
    double[] v = start.components();
    double reach = form.reach(p, v);
    Geodesic.Exit exit =
        stop == null && reach <= 1
            ? new Geodesic.Exit(reach, domain.chart().toString(), "reaches its edge")
            : null;
    double end = exit == null ? 1 : reach * (1 - 0x1p-50);
    return new Geodesic(
        domain,
        domain.chart(),
        velocity.base(),
        stop,
        t -> form.flow(p, v, t),
        end,
        exit,
        0x1p-50,
        "");
  }

  /**
   * The exponential map.
   *
   * @param velocity a tangent vector
   * @return the point that its geodesic reaches at t = 1
   * @throws IllegalStateException if the geodesic leaves the domain before
   */
  public Point exp(TangentVector velocity) {
    return geodesic(velocity).orThrow().at(1);
  }

  /**
   * The logarithm, inverse to {@link #exp}.
   *
   * @param p base point
   * @param q the point to reach
   * @return the tangent vector at p whose geodesic is at q at t = 1
   * @throws IllegalStateException if no geodesic was found
   */
  public TangentVector log(Point p, Point q) {
    if (closed.isEmpty()) {
      return solver.between(p, q).orThrow().velocity(0);
    }
    double[] v = closed.get().log(domain.primary(p), domain.primary(q));
    TangentVector there = Velocities.express(domain, TangentVector.wrap(primary(p), v), p.chart());
    return TangentVector.wrap(p, there.components());
  }

  /**
   * The point halfway between two laws.
   *
   * @param p a law
   * @param q a law
   * @return their midpoint, in p's chart
   * @throws IllegalStateException if no geodesic was found
   */
  public Point midpoint(Point p, Point q) {
    return geodesic(p, q).orThrow().at(0.5);
  }

  @Override
  public String toString() {
    return "the Fisher–Rao geometry of " + model.name();
  }
}
