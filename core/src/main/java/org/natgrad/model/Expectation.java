package org.natgrad.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Expectations E[f(x)] under one law of a model, for vector-valued f.
 *
 * <ul>
 *   <li>Intervals, simplices and products up to dimension 3: double exponential quadrature on
 *       halved steps until two levels agree. The error estimate is their difference.
 *   <li>A lattice: summed outward from the mass until the terms fall geometrically, with the rest
 *       bounded by last · r/(1 − r), r the ratio of the last terms: a bound where the tail is
 *       log-concave.
 *   <li>Anything that can be drawn from: {@link #monteCarlo}, with standard errors.
 * </ul>
 *
 * <p>The total mass is always integrated along with f, and |∫p − 1| &gt; 1e-10 is an error: the
 * density is not normalised, or its mass is not where the support says.
 */
public final class Expectation {

  private static final double MASS_TOLERANCE = 1e-10;
  private static final int FIRST_LEVEL = 2;
  private static final int LAST_LEVEL = 12;
  private static final long MOST_NODES = 5_000_000;

  /** Weights below this, relative to a mass of 1, are not worth an evaluation of f. */
  private static final double NEGLIGIBLE = 1e-40;

  private final StatisticalModel model;
  private final double[] theta;
  private final Support support;
  private final double tolerance;

  private Expectation(StatisticalModel model, double[] theta, double tolerance) {
    this.model = model;
    this.theta = theta;
    this.support = model.support(theta);
    this.tolerance = tolerance;
  }

  /**
   * Expectations under one law, to a relative accuracy of 1e-11 of E|f|.
   *
   * @param model the model
   * @param theta primary coordinates of the law
   * @return the expectation operator
   * @throws IllegalArgumentException if θ lies outside the domain
   */
  public static Expectation under(StatisticalModel model, double... theta) {
    model.domain().chart().check("theta", theta);
    return new Expectation(model, theta.clone(), 1e-11);
  }

  /**
   * The same to another accuracy.
   *
   * @param relative admissible error, relative to E|f|; at least 1e-14
   * @return the expectation operator
   */
  public Expectation withTolerance(double relative) {
    if (!(relative >= 1e-14)) {
      throw new IllegalArgumentException(
          "relative = " + relative + ": must be >= 1e-14. Rounding allows no less.");
    }
    return new Expectation(model, theta, relative);
  }

  /**
   * E[f].
   *
   * @param components how many numbers f returns
   * @param f the integrand
   * @return the values with error estimates, or the reason why there are none
   * @throws IllegalArgumentException if the density does not integrate to 1
   */
  public Integral of(int components, Integrand f) {
    int axes = Nodes.axes(support);
    if (axes < 0 || axes > 3) {
      return failed(
          components,
          "no quadrature reaches the support "
              + support
              + " of "
              + model.name()
              + ". Use monteCarlo, or a closed form.");
    }
    return support instanceof Support.Lattice lattice
        ? sum(lattice, components, f)
        : quadrature(components, f);
  }

  private Integral quadrature(int components, Integrand f) {
    Sums before = refined(null, FIRST_LEVEL, components, f);
    boolean exact = support instanceof Support.Compositions;
    long nodes = before.nodes;
    for (int level = FIRST_LEVEL + 1; level <= LAST_LEVEL; level++) {
      Sums now = refined(before, level, components, f);
      nodes += now.nodes;
      double[] errors = now.errors(before);
      boolean mass = errors[0] <= 0.1 * MASS_TOLERANCE;
      boolean all = true;
      for (int c = 0; c <= components; c++) {
        all &= errors[c] <= Math.max(tolerance * now.absolute[c], Double.MIN_NORMAL);
      }
      if (exact || mass && all) {
        checkMass(now.value(0));
        return result(now, errors, nodes, "");
      }
      if (now.visited * (1L << Nodes.axes(support)) > MOST_NODES || level == LAST_LEVEL) {
        if (mass) {
          checkMass(now.value(0));
        }
        return result(now, errors, nodes, doubt(errors, now));
      }
      before = now;
    }
    throw new AssertionError("the last level returns");
  }

  /** All nodes of a level; for an interval, half the sums of the level below and its new nodes. */
  private Sums refined(Sums before, int level, int components, Integrand f) {
    boolean nested = before != null && support instanceof Support.Interval;
    Sums now = new Sums(components, f);
    if (nested) {
      now.startFromHalf(before);
    }
    Nodes.visit(support, level, nested, now::add);
    return now;
  }

  private String doubt(double[] errors, Sums sums) {
    int worst = 0;
    for (int c = 1; c < errors.length; c++) {
      if (!(errors[c] / sums.absolute[c] <= errors[worst] / sums.absolute[worst])) {
        worst = c;
      }
    }
    String what = worst == 0 ? "the total mass" : "component " + (worst - 1);
    return "quadrature did not settle: "
        + what
        + " under "
        + model.name()
        + Arrays.toString(theta)
        + " is known to "
        + errors[worst]
        + " only. The moment may not exist, or the density jumps or peaks where its support does"
        + " not say.";
  }

  private Integral sum(Support.Lattice lattice, int components, Integrand f) {
    Sums sums = new Sums(components, f);
    double start =
        Math.min(
            Math.max(lattice.lower(), Math.rint(lattice.location())), (double) lattice.upper());
    double[] up = walk(lattice, start, 1, sums);
    double[] down = walk(lattice, start - 1, -1, sums);
    if (up == null || down == null) {
      return result(
          sums,
          filled(components + 1, Double.NaN),
          sums.nodes,
          "the sum over the lattice of "
              + model.name()
              + Arrays.toString(theta)
              + " did not end within "
              + MOST_NODES
              + " terms: its tail is too heavy or its scale too large.");
    }
    double[] errors = new double[components + 1];
    for (int c = 0; c <= components; c++) {
      errors[c] = up[c] + down[c] + 0x1p-52 * sums.absolute[c];
    }
    checkMass(sums.value(0));
    return result(sums, errors, sums.nodes, "");
  }

  /** Sums in one direction; returns a bound of what is left out, or null if there is no end. */
  private double[] walk(Support.Lattice lattice, double start, int direction, Sums sums) {
    int n = sums.absolute.length;
    double[] previous = filled(n, Double.POSITIVE_INFINITY);
    double[] rest = new double[n];
    double x = start;
    for (long count = 0; count < MOST_NODES; count++, x += direction) {
      if (x < lattice.lower() || x > lattice.upper()) {
        return new double[n];
      }
      sums.add(new double[] {x}, 1);
      boolean settled = sums.absolute[0] > 0.4;
      for (int c = 0; c < n; c++) {
        double term = Math.abs(sums.last[c]);
        double ratio = term == 0 ? 0 : term / previous[c];
        rest[c] = ratio < 1 ? term * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
        settled &= rest[c] <= 0x1p-60 * sums.absolute[c];
        previous[c] = term;
      }
      if (settled && count > lattice.scale()) {
        return rest;
      }
    }
    return null;
  }

  /**
   * E[f] by sampling.
   *
   * @param components how many numbers f returns
   * @param f the integrand
   * @param samples how many to draw, ≥ 2
   * @param random the generator
   * @return one estimate a component
   * @throws IllegalArgumentException if the model has no sampler
   */
  public Estimate[] monteCarlo(int components, Integrand f, int samples, RandomGenerator random) {
    Sampler sampler =
        model
            .sampler(theta)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "model = "
                            + model.name()
                            + ": must have a sampler. Override sampler(theta)."));
    if (!(samples >= 2)) {
      throw new IllegalArgumentException(
          "samples = " + samples + ": must be >= 2, for a standard error. Draw more.");
    }
    double[] mean = new double[components];
    double[] squares = new double[components];
    double[] out = new double[components];
    for (int i = 1; i <= samples; i++) { // Welford (1962)
      f.at(sampler.next(random), out);
      for (int c = 0; c < components; c++) {
        double delta = out[c] - mean[c];
        mean[c] += delta / i;
        squares[c] = Math.fma(delta, out[c] - mean[c], squares[c]);
      }
    }
    Estimate[] estimates = new Estimate[components];
    for (int c = 0; c < components; c++) {
      double error = Math.sqrt(squares[c] / (samples - 1.0) / samples);
      estimates[c] = new Estimate(mean[c], error, samples);
    }
    return estimates;
  }

  private void checkMass(double mass) {
    if (!(Math.abs(mass - 1) <= MASS_TOLERANCE)) {
      throw new IllegalArgumentException(
          "model = "
              + model.name()
              + ": its density at "
              + model.domain().chart()
              + " = "
              + Arrays.toString(theta)
              + " must integrate to 1, but gives "
              + mass
              + " over "
              + support
              + ". Check the normalising constant, and the location, scale and break points of the"
              + " support.");
    }
  }

  private Integral failed(int components, String doubt) {
    return new Integral(filled(components, Double.NaN), filled(components, Double.NaN), 0, doubt);
  }

  private static double[] filled(int n, double value) {
    double[] out = new double[n];
    Arrays.fill(out, value);
    return out;
  }

  private static Integral result(Sums sums, double[] errors, long nodes, String doubt) {
    double[] values = new double[errors.length - 1];
    for (int c = 0; c < values.length; c++) {
      values[c] = sums.value(c + 1);
    }
    return new Integral(values, Arrays.copyOfRange(errors, 1, errors.length), nodes, doubt);
  }

  /** Compensated sums (Neumaier 1974) of the mass and of p f; component 0 is the mass. */
  private final class Sums {

    private final Integrand f;
    private final double[] out;
    private final double[] sum;
    private final double[] lost;
    private final double[] absolute;
    private final double[] last;
    private long nodes;
    private long visited;

    Sums(int components, Integrand f) {
      this.f = f;
      this.out = new double[components];
      this.sum = new double[components + 1];
      this.lost = new double[components + 1];
      this.absolute = new double[components + 1];
      this.last = new double[components + 1];
    }

    void startFromHalf(Sums coarser) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] = 0.5 * coarser.sum[c];
        lost[c] = 0.5 * coarser.lost[c];
        absolute[c] = 0.5 * coarser.absolute[c];
      }
    }

    void add(double[] x, double weight) {
      visited++;
      double mass = StrictMath.exp(model.logDensity(theta, x)) * weight;
      if (!(mass > NEGLIGIBLE)) {
        Arrays.fill(last, 0);
        return;
      }
      nodes++;
      f.at(x, out);
      add(0, mass);
      for (int c = 0; c < out.length; c++) {
        add(c + 1, mass * out[c]);
      }
    }

    private void add(int c, double term) {
      double next = sum[c] + term;
      lost[c] += Math.abs(sum[c]) >= Math.abs(term) ? sum[c] - next + term : term - next + sum[c];
      sum[c] = next;
      absolute[c] += Math.abs(term);
      last[c] = term;
    }

    double value(int c) {
      return sum[c] + lost[c];
    }

    double[] errors(Sums coarser) {
      double[] errors = new double[sum.length];
      for (int c = 0; c < errors.length; c++) {
        errors[c] = Math.abs(value(c) - coarser.value(c)) + 0x1p-52 * absolute[c];
      }
      return errors;
    }
  }
}
