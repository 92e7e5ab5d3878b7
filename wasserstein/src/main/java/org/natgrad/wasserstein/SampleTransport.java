package org.natgrad.wasserstein;

import java.util.Arrays;
import org.natgrad.geometry.Plan;

/** Sums over the monotone coupling of two samples. */
final class SampleTransport {

  /** Sums of powers in this range have neither overflowed nor lost digits to underflow. */
  private static final double LEAST = 0x1p-900;

  private static final double MOST = 0x1p900;

  private SampleTransport() {}

  static Distance distance(double p, Empirical a, Empirical b) {
    Empirical.Sorted x = a.sorted();
    Empirical.Sorted y = b.sorted();
    if (p == Double.POSITIVE_INFINITY) {
      return finite(largest(x, y), p);
    }
    GroundCost.Power h = new GroundCost.Power(p);
    double total = total(h, x, y, 1);
    if (total > LEAST && total < MOST) {
      return new Distance(root(total, p), total, 0, "");
    }
    double largest = largest(x, y);
    if (largest == 0 || largest > Double.MAX_VALUE) {
      return finite(largest, p);
    }
    double unit = Math.scalb(1.0, Math.max(-1000, Math.getExponent(largest)));
    double distance = unit * root(total(h, x, y, 1 / unit), p);
    return finite(distance, p);
  }

  private static Distance finite(double distance, double p) {
    if (distance > Double.MAX_VALUE) {
      return Distance.infinite("the distance exceeds the largest double: change the unit");
    }
    double cost = p == Double.POSITIVE_INFINITY ? distance : StrictMath.pow(distance, p);
    return new Distance(distance, cost, 0, "");
  }

  static double root(double total, double p) {
    return p == 1 ? total : p == 2 ? Math.sqrt(total) : StrictMath.pow(total, 1 / p);
  }

  /** Σ m h(factor · (x − y)) over the coupling. */
  static double total(GroundCost h, Empirical.Sorted a, Empirical.Sorted b, double factor) {
    double[] x = a.values();
    double[] y = b.values();
    boolean power = h instanceof GroundCost.Power;
    double p = power ? ((GroundCost.Power) h).p() : 0;
    if (a.cumulative() == null && b.cumulative() == null && x.length == y.length) {
      double sum =
          p == 2 ? squares(x, y, factor) : p == 1 ? sizes(x, y, factor) : sum(h, x, y, factor);
      return sum / x.length;
    }
    double sum = 0;
    for (Staircase steps = new Staircase(a, b); steps.advance(); ) {
      double d = factor * (x[steps.source()] - y[steps.target()]);
      double cost = p == 2 ? d * d : p == 1 ? Math.abs(d) : h.of(d);
      sum += steps.mass() * cost;
    }
    return sum;
  }

  /** Four chains, so that an addition need not wait for the one before. */
  private static double squares(double[] x, double[] y, double factor) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      double d0 = factor * (x[i] - y[i]);
      double d1 = factor * (x[i + 1] - y[i + 1]);
      double d2 = factor * (x[i + 2] - y[i + 2]);
      double d3 = factor * (x[i + 3] - y[i + 3]);
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < x.length; i++) {
      double d = factor * (x[i] - y[i]);
      s0 += d * d;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Four chains, as above. */
  private static double sizes(double[] x, double[] y, double factor) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      s0 += Math.abs(factor * (x[i] - y[i]));
      s1 += Math.abs(factor * (x[i + 1] - y[i + 1]));
      s2 += Math.abs(factor * (x[i + 2] - y[i + 2]));
      s3 += Math.abs(factor * (x[i + 3] - y[i + 3]));
    }
    for (; i < x.length; i++) {
      s0 += Math.abs(factor * (x[i] - y[i]));
    }
    return s0 + s1 + (s2 + s3);
  }

  private static double sum(GroundCost h, double[] x, double[] y, double factor) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += h.of(factor * (x[i] - y[i]));
    }
    return sum;
  }

  private static double largest(Empirical.Sorted a, Empirical.Sorted b) {
    double largest = 0;
    for (Staircase steps = new Staircase(a, b); steps.advance(); ) {
      double d = Math.abs(a.values()[steps.source()] - b.values()[steps.target()]);
      largest = Math.max(largest, d);
    }
    return largest;
  }

  /** The coupling, by the indices under which the points were given. */
  static Plan.Coupling plan(Empirical a, Empirical b) {
    int most = a.size() + b.size();
    int[] source = new int[most];
    int[] target = new int[most];
    double[] mass = new double[most];
    int[] first = a.order();
    int[] second = b.order();
    int entries = 0;
    for (Staircase steps = new Staircase(a.sorted(), b.sorted()); steps.advance(); ) {
      source[entries] = first[steps.source()];
      target[entries] = second[steps.target()];
      mass[entries++] = steps.mass();
    }
    return Plan.Coupling.of(
        Arrays.copyOf(source, entries),
        Arrays.copyOf(target, entries),
        Arrays.copyOf(mass, entries));
  }
}
