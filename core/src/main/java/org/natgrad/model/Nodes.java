package org.natgrad.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quadrature nodes on a support, finer by level: at level k the trapezoidal rule of step 2^−k after
 * a double exponential substitution (Takahasi &amp; Mori 1974), which forgives any singularity at
 * the ends and squares its error from level to level; lattices by wider and wider windows.
 */
final class Nodes {

  /** Receives a node; x may be written to and must not be kept. */
  @FunctionalInterface
  interface Visitor {
    void accept(double[] x, double weight);
  }

  /** Half-widths, in units of the scale, beyond which the mass is looked for separately. */
  private static final double CORE = 10;

  /** Largest |t|: sinh(π/2 sinh t) is then 1e152, and its products stay finite. */
  private static final double REACH = 6.1;

  private static final double HALF_PI = StrictMath.PI / 2;

  private Nodes() {}

  /** The number of coordinates a rule runs over, or −1 where there is no rule. */
  static int axes(Support support) {
    if (support instanceof Support.Product product) {
      int sum = 0;
      for (Support factor : product.factors()) {
        int axes = axes(factor);
        if (axes < 0) {
          return -1;
        }
        sum += axes;
      }
      return sum;
    }
    if (support instanceof Support.Simplex simplex) {
      return simplex.parts() - 1;
    }
    if (support instanceof Support.Compositions) {
      return 1;
    }
    return support instanceof Support.Region ? -1 : 1;
  }

  /** With {@code onlyNew}, an interval's nodes that the level below does not have. */
  static void visit(Support support, int level, boolean onlyNew, Visitor visitor) {
    if (support instanceof Support.Interval interval) {
      visitInterval(interval, level, onlyNew, visitor);
    } else if (support instanceof Support.Lattice lattice) {
      visitLattice(lattice, level, visitor);
    } else if (support instanceof Support.Simplex simplex) {
      visitSimplex(simplex.parts(), 0, 1, 1, new double[simplex.parts()], level, visitor);
    } else if (support instanceof Support.Compositions all) {
      visitCompositions(0, all.total(), new double[all.parts()], visitor);
    } else if (support instanceof Support.Product product) {
      visitProduct(product.factors(), 0, new double[0], 1, level, visitor);
    }
  }

  private static void visitProduct(
      List<Support> factors, int f, double[] before, double weight, int level, Visitor visitor) {
    if (f == factors.size()) {
      visitor.accept(before, weight);
      return;
    }
    visit(
        factors.get(f),
        level,
        false,
        (x, w) -> {
          double[] joined = Arrays.copyOf(before, before.length + x.length);
          System.arraycopy(x, 0, joined, before.length, x.length);
          visitProduct(factors, f + 1, joined, weight * w, level, visitor);
        });
  }

  private static void visitInterval(
      Support.Interval interval, int level, boolean onlyNew, Visitor visitor) {
    List<Double> cuts = cuts(interval);
    for (int c = 0; c + 1 < cuts.size(); c++) {
      double a = cuts.get(c);
      double b = cuts.get(c + 1);
      if (a == Double.NEGATIVE_INFINITY && b == Double.POSITIVE_INFINITY) {
        visitLine(interval.location(), interval.scale(), level, onlyNew, visitor);
      } else if (b == Double.POSITIVE_INFINITY) {
        visitHalfLine(a, reach(interval, a), level, onlyNew, visitor);
      } else if (a == Double.NEGATIVE_INFINITY) {
        visitHalfLine(b, -reach(interval, b), level, onlyNew, visitor);
      } else {
        visitSegment(a, b, level, onlyNew, visitor);
      }
    }
  }

  private static double reach(Support.Interval interval, double end) {
    return Math.max(interval.scale(), Math.abs(interval.location() - end));
  }

  /** The ends, the break points, and for a narrow peak the ends of its neighbourhood. */
  private static List<Double> cuts(Support.Interval interval) {
    List<Double> cuts = new ArrayList<>(interval.breaks());
    double width = CORE * interval.scale();
    boolean wholeLine =
        interval.lower() == Double.NEGATIVE_INFINITY
            && interval.upper() == Double.POSITIVE_INFINITY;
    if (!wholeLine) {
      for (double cut : new double[] {interval.location() - width, interval.location() + width}) {
        if (cut - interval.lower() > width && interval.upper() - cut > width) {
          cuts.add(cut);
        }
      }
    }
    cuts.add(interval.lower());
    cuts.add(interval.upper());
    cuts.sort(null);
    return cuts;
  }

  /** x = m + s sinh(π/2 sinh t). */
  private static void visitLine(double m, double s, int level, boolean onlyNew, Visitor visitor) {
    double h = Math.scalb(1.0, -level);
    long most = (long) (REACH / h);
    for (long k = -most; k <= most; k++) {
      if (onlyNew && k % 2 == 0) {
        continue;
      }
      double t = k * h;
      double inner = HALF_PI * StrictMath.sinh(t);
      double weight = h * s * HALF_PI * StrictMath.cosh(t) * StrictMath.cosh(inner);
      visitor.accept(new double[] {m + s * StrictMath.sinh(inner)}, weight);
    }
  }

  /** x = a + s exp(π/2 sinh t). */
  private static void visitHalfLine(
      double a, double s, int level, boolean onlyNew, Visitor visitor) {
    double h = Math.scalb(1.0, -level);
    long most = (long) (REACH / h);
    for (long k = -most; k <= most; k++) {
      if (onlyNew && k % 2 == 0) {
        continue;
      }
      double t = k * h;
      double distance = s * StrictMath.exp(HALF_PI * StrictMath.sinh(t));
      double x = a + distance;
      if (x != a) {
        double weight = h * Math.abs(distance) * HALF_PI * StrictMath.cosh(t);
        visitor.accept(new double[] {x}, weight);
      }
    }
  }

  private static void visitSegment(
      double a, double b, int level, boolean onlyNew, Visitor visitor) {
    visitUnit(
        level,
        onlyNew,
        (u, weight) -> {
          double x = u[0] < u[1] ? a + (b - a) * u[0] : b - (b - a) * u[1];
          if (x > a && x < b) {
            visitor.accept(new double[] {x}, (b - a) * weight);
          }
        });
  }

  /** (u, 1 − u) with u = 1/(1 + exp(−π sinh t)), both without cancellation. */
  private static void visitUnit(int level, boolean onlyNew, Visitor visitor) {
    double h = Math.scalb(1.0, -level);
    long most = (long) (REACH / h);
    for (long k = -most; k <= most; k++) {
      if (onlyNew && k % 2 == 0) {
        continue;
      }
      double t = k * h;
      double e = StrictMath.exp(-2 * HALF_PI * Math.abs(StrictMath.sinh(t)));
      double near = e / (1 + e);
      double far = 1 / (1 + e);
      double weight = h * 2 * HALF_PI * StrictMath.cosh(t) * near * far;
      if (near > 0) {
        visitor.accept(t < 0 ? new double[] {near, far} : new double[] {far, near}, weight);
      }
    }
  }

  /** Stick-breaking: part i is a fraction u of what is left. */
  private static void visitSimplex(
      int parts, int i, double left, double weight, double[] x, int level, Visitor visitor) {
    if (i == parts - 1) {
      x[i] = left;
      visitor.accept(x.clone(), weight);
      return;
    }
    visitUnit(
        level,
        false,
        (u, w) -> {
          x[i] = left * u[0];
          visitSimplex(parts, i + 1, left * u[1], weight * w * left, x, level, visitor);
        });
  }

  private static void visitCompositions(int i, int left, double[] x, Visitor visitor) {
    if (i == x.length - 1) {
      x[i] = left;
      visitor.accept(x.clone(), 1);
      return;
    }
    for (int count = 0; count <= left; count++) {
      x[i] = count;
      visitCompositions(i + 1, left - count, x, visitor);
    }
  }

  private static void visitLattice(Support.Lattice lattice, int level, Visitor visitor) {
    double width = Math.scalb(lattice.scale(), level + 2) + 4;
    double from = Math.max(lattice.lower(), Math.floor(lattice.location() - width));
    double to = Math.ceil(lattice.location() + width);
    if (lattice.upper() < Long.MAX_VALUE) {
      to = Math.min(to, lattice.upper());
    }
    for (double x = from; x <= to; x++) {
      visitor.accept(new double[] {x}, 1);
    }
  }
}
