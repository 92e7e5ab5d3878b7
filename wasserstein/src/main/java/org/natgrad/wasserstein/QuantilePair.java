package org.natgrad.wasserstein;

import java.util.List;

/** Two measures seen level by level: integrals and suprema of what lies between their quantiles. */
final class QuantilePair {

  /** Depths at which tails are judged: the mass beyond is 2^−250, 2^−500, 2^−1000. */
  private static final double[] DEPTHS = {0x1p-250, 0x1p-500, 0x1p-1000};

  /** Places where a cell is searched for changes of sign, and their logits. */
  private static final int PLACES = 64;

  private static final double LOGIT = 40;
  private static final double LOG_TWO = 0.6931471805599453;

  private final Measure a;
  private final Measure b;
  private final List<Pieces> pieces;
  private final boolean alike;
  private final double shift;
  private final double stretch;
  private Cells cells;

  QuantilePair(Measure a, Measure b) {
    this.a = a;
    this.b = b;
    this.pieces = List.of(a.pieces(), b.pieces());
    this.alike = a instanceof Law x && b instanceof Law y && x.shape().equals(y.shape());
    this.shift = alike ? ((Law) a).location() - ((Law) b).location() : 0;
    this.stretch = alike ? ((Law) a).scale() - ((Law) b).scale() : 0;
  }

  /** The difference of the quantiles; one shape moved twice differs by an affine image of it. */
  private double difference(double u, double v) {
    if (!alike) {
      return cells.at(0, u, v) - cells.at(1, u, v);
    }
    if (stretch == 0) {
      return shift;
    }
    Shape shape = ((Law) a).shape();
    return shift + stretch * (u <= v ? shape.quantile(u) : shape.upperQuantile(v));
  }

  private double atStart() {
    return difference(cells.fromBelow(), cells.fromAbove());
  }

  private double atEnd() {
    return difference(cells.toBelow(), cells.toAbove());
  }

  private boolean isSmooth() {
    return cells.isSmooth(0) || cells.isSmooth(1);
  }

  // W_p

  Distance distance(double p) {
    if (alike && stretch == 0) {
      return exact(Math.abs(shift), p);
    }
    if (p == Double.POSITIVE_INFINITY) {
      return supremum();
    }
    if (alike && p == 2 && ((Law) a).shape().variance() <= Double.MAX_VALUE) {
      Shape shape = ((Law) a).shape();
      double mean = shift + stretch * shape.mean();
      return exact(StrictMath.hypot(mean, stretch * Math.sqrt(shape.variance())), p);
    }
    double unit = unit();
    if (unit == 0) {
      return exact(0, p);
    }
    if (unit > Double.MAX_VALUE) {
      return Distance.infinite("the distance exceeds the largest double: change the unit");
    }
    Distance total = total(new GroundCost.Power(p), unit);
    if (!total.isFinite()) {
      return total;
    }
    double distance = unit * SampleTransport.root(total.value(), p);
    double cost = StrictMath.pow(unit, p);
    return new Distance(distance, cost * total.value(), cost * total.error(), "");
  }

  private static Distance exact(double distance, double p) {
    if (distance > Double.MAX_VALUE) {
      return Distance.infinite("the distance exceeds the largest double: change the unit");
    }
    double cost = p == Double.POSITIVE_INFINITY ? distance : StrictMath.pow(distance, p);
    return new Distance(distance, cost, 0, "");
  }

  /** A power of 2 near the largest difference at the ends and middles of cells. */
  private double unit() {
    double largest = 0;
    cells = new Cells(pieces);
    while (cells.advance()) {
      double half = 0.5 * cells.mass();
      double middle = difference(cells.fromBelow() + half, cells.toAbove() + half);
      largest = Math.max(largest, Math.abs(middle));
      if (!isSmooth()) {
        largest = Math.max(largest, Math.max(Math.abs(atStart()), Math.abs(atEnd())));
      } else {
        double quarter = 0.5 * half;
        double before = difference(cells.fromBelow() + quarter, cells.toAbove() + half + quarter);
        largest = Math.max(largest, Math.abs(before));
      }
    }
    if (largest == 0 || largest > Double.MAX_VALUE) {
      return largest;
    }
    return Math.scalb(1.0, Math.max(-1000, Math.getExponent(largest)));
  }

  /** ∫₀¹ h((F_a⁻¹ − F_b⁻¹) / unit) du. */
  Distance total(GroundCost h, double unit) {
    Quadrature sum = new Quadrature();
    cells = new Cells(pieces);
    while (cells.advance()) {
      if (!isSmooth() && h instanceof GroundCost.Power power) {
        sum.add(cells.mass() * power.mean(atStart() / unit, atEnd() / unit));
        continue;
      }
      String reason = reasonToDiverge(h, unit);
      if (!reason.isEmpty()) {
        return Distance.infinite(reason);
      }
      integrate(h, unit, sum);
    }
    return new Distance(sum.value(), sum.value(), sum.error(), "");
  }

  private void integrate(GroundCost h, double unit, Quadrature sum) {
    Quadrature.LevelFunction f = (u, v) -> h.of(difference(u, v) / unit);
    double fromBelow = cells.fromBelow();
    double fromAbove = cells.fromAbove();
    boolean fromBounded = startIsBounded();
    if (!(h instanceof GroundCost.Power power && power.p() % 2 == 0)) {
      double t = -LOGIT;
      while ((t = changeOfSign(t)) < LOGIT) {
        double u = level(t, cells.fromBelow());
        double v = level(-t, cells.toAbove());
        sum.add(f, fromBelow, fromAbove, u, v, fromBounded);
        fromBelow = u;
        fromAbove = v;
        fromBounded = true;
      }
    }
    boolean bounded = fromBounded && endIsBounded();
    sum.add(f, fromBelow, fromAbove, cells.toBelow(), cells.toAbove(), bounded);
  }

  private double level(double t, double from) {
    return from + cells.mass() / (1 + StrictMath.exp(-t));
  }

  private double differenceAt(double t) {
    return difference(level(t, cells.fromBelow()), level(-t, cells.toAbove()));
  }

  /** The logit of the first place after t where the difference changes sign; LOGIT if none. */
  private double changeOfSign(double t) {
    boolean monotone = isConstant(0) || isConstant(1);
    double step = monotone ? 2 * LOGIT : 2 * LOGIT / PLACES;
    double from = t == -LOGIT ? t : t + 1e-6;
    double sign = Math.signum(differenceAt(from));
    for (double to = from; to < LOGIT; from = to) {
      to = Math.min(LOGIT, from + step);
      double next = Math.signum(differenceAt(to));
      if (sign * next < 0) {
        return bisect(from, to, sign);
      }
      sign = next == 0 ? sign : next;
    }
    return LOGIT;
  }

  private double bisect(double from, double to, double sign) {
    for (int k = 0; k < 60; k++) {
      double middle = 0.5 * (from + to);
      if (sign * differenceAt(middle) > 0) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return to;
  }

  private boolean isConstant(int f) {
    return pieces.get(f).isConstant(cells.piece(f));
  }

  // Tails

  private boolean startIsBounded() {
    return cells.fromBelow() > 0
        || cells.atStart(0) > Double.NEGATIVE_INFINITY
            && cells.atStart(1) > Double.NEGATIVE_INFINITY;
  }

  private boolean endIsBounded() {
    return cells.toAbove() > 0
        || cells.atEnd(0) < Double.POSITIVE_INFINITY && cells.atEnd(1) < Double.POSITIVE_INFINITY;
  }

  /**
   * Why ∫ h diverges in this cell; empty if it does not. With v the mass beyond, h grows like v^−s;
   * it is integrable if s &lt; 1. Where s still falls with depth it is no power, and tends to less.
   */
  private String reasonToDiverge(GroundCost h, double unit) {
    String reason = startIsBounded() ? "" : reasonToDiverge(h, unit, true);
    return reason.isEmpty() && !endIsBounded() ? reasonToDiverge(h, unit, false) : reason;
  }

  private String reasonToDiverge(GroundCost h, double unit, boolean lower) {
    double first = logCost(h, unit, DEPTHS[0], lower);
    double second = logCost(h, unit, DEPTHS[1], lower);
    double third = logCost(h, unit, DEPTHS[2], lower);
    if (!(second > Double.NEGATIVE_INFINITY && third > Double.NEGATIVE_INFINITY)) {
      return "";
    }
    double outer = (second - first) / (250 * LOG_TWO);
    double inner = (third - second) / (500 * LOG_TWO);
    boolean infinite = second == Double.POSITIVE_INFINITY;
    if (!infinite && !(inner >= 1 - 1e-9 && inner >= 0.99 * outer)) {
      return "";
    }
    return "the cost between "
        + a
        + " and "
        + b
        + " grows like v^-"
        + (infinite ? "∞" : Math.rint(inner * 1e6) / 1e6)
        + " in the mass v beyond the "
        + (lower ? "lower" : "upper")
        + " tail, which is not integrable: lower p, or cut the tail";
  }

  /** log h, −∞ where the quantiles differ by no more than their rounding. */
  private double logCost(GroundCost h, double unit, double depth, boolean lower) {
    double d = deep(depth, lower);
    return h instanceof GroundCost.Power power
        ? power.p() * StrictMath.log(Math.abs(d) / unit)
        : d == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(h.of(d));
  }

  private double deep(double depth, boolean lower) {
    double u = lower ? depth : 1;
    double v = lower ? 1 : depth;
    double d = difference(u, v);
    double size = Math.max(Math.abs(cells.at(0, u, v)), Math.abs(cells.at(1, u, v)));
    return alike || Math.abs(d) > 0x1p-48 * size ? d : 0;
  }

  // W_∞

  private Distance supremum() {
    double largest = 0;
    cells = new Cells(pieces);
    while (cells.advance()) {
      for (boolean lower : new boolean[] {true, false}) {
        if (lower ? startIsBounded() : endIsBounded()) {
          largest = Math.max(largest, Math.abs(lower ? atStart() : atEnd()));
          continue;
        }
        double at = Math.abs(deep(DEPTHS[1], lower));
        double beyond = Math.abs(deep(DEPTHS[2], lower));
        if (beyond > at * (1 + 1e-6)) {
          return Distance.infinite(
              "quantiles of "
                  + a
                  + " and "
                  + b
                  + " part without bound in the "
                  + (lower ? "lower" : "upper")
                  + " tail");
        }
        largest = Math.max(largest, beyond);
      }
      if (isSmooth() && !isConstant(0) && !isConstant(1)) {
        largest = Math.max(largest, largestInside());
      }
    }
    return exact(largest, Double.POSITIVE_INFINITY);
  }

  /** The largest of a grid of logits, refined by golden sections. */
  private double largestInside() {
    double step = 2 * LOGIT / PLACES;
    double best = -LOGIT;
    for (int k = 0; k <= PLACES; k++) {
      double t = -LOGIT + k * step;
      best = Math.abs(differenceAt(t)) > Math.abs(differenceAt(best)) ? t : best;
    }
    double from = best - step;
    double to = best + step;
    double ratio = 0.6180339887498949; // (√5 − 1) / 2
    for (int k = 0; k < 60; k++) {
      double left = to - ratio * (to - from);
      double right = from + ratio * (to - from);
      if (Math.abs(differenceAt(left)) > Math.abs(differenceAt(right))) {
        to = right;
      } else {
        from = left;
      }
    }
    return Math.abs(differenceAt(0.5 * (from + to)));
  }
}
