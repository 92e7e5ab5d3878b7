package org.natgrad.contract.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natgrad.model.StatisticalModel;
import org.natgrad.model.Support;

/**
 * Expectations by a method of its own, to judge the library's: after the substitution x = m + s
 * sinh t on lines, x = a + s e^t on half-lines and the logistic one on intervals, Gauss–Legendre
 * panels in one dimension and the trapezoidal rule in several; lattices summed over a wide window.
 */
final class Quadrature {

  /**
   * Nodes and weights of the 10-point Gauss–Legendre rule (Abramowitz &amp; Stegun, table 25.4).
   */
  private static final double[] NODE = {
    0.1488743389816312109,
    0.4333953941292471908,
    0.6794095682990244062,
    0.8650633666889845107,
    0.9739065285171717200
  };

  private static final double[] WEIGHT = {
    0.2955242247147528701,
    0.2692667193099963550,
    0.2190863625159820440,
    0.1494513491505805932,
    0.0666713443086881375
  };

  /** Widths of panels and where they end, outward from 0: e^−600 reaches the smallest doubles. */
  private static final double[][] PANELS = {{0.125, 6}, {0.5, 42}, {6, 600}};

  private record Node(double[] x, double weight) {}

  /** A function on the sample space. */
  interface Function {
    double[] at(double[] x);
  }

  private Quadrature() {}

  /** E[f], component by component. */
  static double[] expectation(StatisticalModel model, double[] theta, Function f) {
    Support support = model.support(theta);
    List<Node> nodes = nodes(support, support instanceof Support.Interval);
    double[] sum = null;
    double[] lost = null;
    for (Node node : nodes) {
      double mass = StrictMath.exp(model.logDensity(theta, node.x())) * node.weight();
      if (mass > 1e-36) {
        double[] values = f.at(node.x());
        if (sum == null) {
          sum = new double[values.length];
          lost = new double[values.length];
        }
        for (int c = 0; c < values.length; c++) {
          double y = values[c] * mass - lost[c];
          double next = sum[c] + y;
          lost[c] = next - sum[c] - y;
          sum[c] = next;
        }
      }
    }
    return sum;
  }

  private static List<Node> nodes(Support support, boolean fine) {
    if (support instanceof Support.Interval interval) {
      return interval(interval, fine);
    }
    if (support instanceof Support.Lattice lattice) {
      return lattice(lattice);
    }
    if (support instanceof Support.Simplex simplex) {
      return simplex(simplex.parts(), simplex.parts() == 2);
    }
    if (support instanceof Support.Compositions all) {
      List<Node> nodes = new ArrayList<>();
      compositions(all.total(), 0, new double[all.parts()], nodes);
      return nodes;
    }
    if (support instanceof Support.Product product) {
      List<Node> nodes = List.of(new Node(new double[0], 1));
      for (Support factor : product.factors()) {
        nodes = product(nodes, nodes(factor, false));
      }
      return nodes;
    }
    throw new IllegalArgumentException("no quadrature over " + support);
  }

  private static List<Node> product(List<Node> before, List<Node> factor) {
    List<Node> out = new ArrayList<>();
    for (Node a : before) {
      for (Node b : factor) {
        double[] x = Arrays.copyOf(a.x(), a.x().length + b.x().length);
        System.arraycopy(b.x(), 0, x, a.x().length, b.x().length);
        out.add(new Node(x, a.weight() * b.weight()));
      }
    }
    return out;
  }

  private static List<Node> interval(Support.Interval i, boolean fine) {
    List<Double> cuts = new ArrayList<>(i.breaks());
    boolean below = i.lower() > Double.NEGATIVE_INFINITY;
    boolean above = i.upper() < Double.POSITIVE_INFINITY;
    if (!below && !above && cuts.isEmpty()) {
      return mapped(
          t -> i.location() + i.scale() * StrictMath.sinh(t),
          t -> i.scale() * StrictMath.cosh(t),
          fine);
    }
    cuts.add(i.lower());
    cuts.add(i.upper());
    cuts.sort(null);
    List<Node> out = new ArrayList<>();
    for (int c = 0; c + 1 < cuts.size(); c++) {
      double a = cuts.get(c);
      double b = cuts.get(c + 1);
      if (b == Double.POSITIVE_INFINITY) {
        double s = Math.max(i.scale(), Math.abs(i.location() - a));
        out.addAll(mapped(t -> a + s * StrictMath.exp(t), t -> s * StrictMath.exp(t), fine));
      } else if (a == Double.NEGATIVE_INFINITY) {
        double s = Math.max(i.scale(), Math.abs(i.location() - b));
        out.addAll(mapped(t -> b - s * StrictMath.exp(t), t -> s * StrictMath.exp(t), fine));
      } else {
        out.addAll(
            mapped(
                t -> a + (b - a) / (1 + StrictMath.exp(-t)),
                t -> (b - a) / ((1 + StrictMath.exp(-t)) * (1 + StrictMath.exp(t))),
                fine));
      }
    }
    out.removeIf(node -> !i.contains(node.x()));
    return out;
  }

  private interface Map {
    double at(double t);
  }

  /** Panels in one dimension, steps of 1/8 in several. */
  private static List<Node> mapped(Map x, Map slope, boolean fine) {
    List<Node> nodes = new ArrayList<>();
    double from = 0;
    for (double[] panel : PANELS) {
      double width = panel[0];
      for (double t = from; t < panel[1] && fine; t += width) {
        for (int g = 0; g < 2 * NODE.length; g++) {
          double node = g % 2 == 0 ? NODE[g / 2] : -NODE[g / 2];
          double s = t + 0.5 * width * (1 + node);
          double weight = 0.5 * width * WEIGHT[g / 2];
          nodes.add(new Node(new double[] {x.at(s)}, weight * slope.at(s)));
          nodes.add(new Node(new double[] {x.at(-s)}, weight * slope.at(-s)));
        }
      }
      from = panel[1];
    }
    for (double t = -42; t < 42 && !fine; t += 0.125) {
      nodes.add(new Node(new double[] {x.at(t)}, 0.125 * slope.at(t)));
    }
    nodes.removeIf(node -> !(node.weight() > 0 && node.weight() <= Double.MAX_VALUE));
    return nodes;
  }

  /** Stick-breaking with logistic fractions; 1 − u is computed without cancellation. */
  private static List<Node> simplex(int parts, boolean fine) {
    List<Node> sticks = List.of(new Node(new double[] {1}, 1)); // what is left comes last
    for (int i = 0; i + 1 < parts; i++) {
      List<Node> next = new ArrayList<>();
      for (Node stick : sticks) {
        double left = stick.x()[i];
        for (Node t : mapped(s -> s, s -> 1, fine)) {
          double u = 1 / (1 + StrictMath.exp(-t.x()[0]));
          double v = 1 / (1 + StrictMath.exp(t.x()[0]));
          double[] x = Arrays.copyOf(stick.x(), i + 2);
          x[i] = left * u;
          x[i + 1] = left * v;
          if (x[i] > 0 && x[i + 1] > 0) {
            next.add(new Node(x, stick.weight() * t.weight() * left * u * v));
          }
        }
      }
      sticks = next;
    }
    return sticks;
  }

  private static List<Node> lattice(Support.Lattice l) {
    double width = 60 * l.scale() + 100;
    double from = Math.max(l.lower(), Math.floor(l.location() - width));
    double to = Math.min((double) l.upper(), Math.ceil(l.location() + width));
    List<Node> nodes = new ArrayList<>();
    for (double x = from; x <= to; x++) {
      nodes.add(new Node(new double[] {x}, 1));
    }
    return nodes;
  }

  private static void compositions(int left, int i, double[] x, List<Node> nodes) {
    if (i == x.length - 1) {
      x[i] = left;
      nodes.add(new Node(x.clone(), 1));
      return;
    }
    for (int count = 0; count <= left; count++) {
      x[i] = count;
      compositions(left - count, i + 1, x, nodes);
    }
  }
}
