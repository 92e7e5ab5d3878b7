package org.natgrad.wasserstein;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A finite mixture Σ_i w_i μ_i of any measures, with atoms and density at once. */
public final class Mixture extends Measure {

  private final List<Measure> parts;
  private final double[] shares;
  private final double mass;
  private volatile Pieces pieces;

  private Mixture(List<Measure> parts, double[] shares, double mass) {
    this.parts = parts;
    this.shares = shares;
    this.mass = mass;
  }

  /**
   * The mixture Σ_i w_i μ_i.
   *
   * @param parts the measures μ_i, at least one
   * @param weights finite and ≥ 0, one a part, not all 0; copied
   * @return the measure, of mass Σ w_i μ_i(ℝ)
   * @throws IllegalArgumentException if there are no parts, or the weights are none of these
   */
  public static Mixture of(List<? extends Measure> parts, double... weights) {
    if (!(weights.length > 0 && parts.size() == weights.length)) {
      throw new IllegalArgumentException(
          "weights.length = "
              + weights.length
              + ": must be the number of parts, "
              + parts.size()
              + ", and > 0. Give one weight a part.");
    }
    double[] masses = weights.clone();
    Empirical.totalOf("weights", masses);
    for (int i = 0; i < masses.length; i++) {
      masses[i] *= parts.get(i).mass();
    }
    double total = Empirical.totalOf("weights times masses", masses);
    int[] used = IntStream.range(0, masses.length).filter(i -> masses[i] > 0).toArray();
    List<Measure> some = Arrays.stream(used).<Measure>mapToObj(parts::get).toList();
    double[] shares = Arrays.stream(used).mapToDouble(i -> masses[i] / total).toArray();
    return new Mixture(some, shares, total);
  }

  @Override
  public double mass() {
    return mass;
  }

  @Override
  public Mixture normalised() {
    return new Mixture(parts, shares, 1);
  }

  @Override
  public double cdf(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * parts.get(i).cdf(x);
    }
    return Math.min(1, sum);
  }

  @Override
  public double survival(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * parts.get(i).survival(x);
    }
    return Math.min(1, sum);
  }

  @Override
  public double density(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * parts.get(i).density(x);
    }
    return sum;
  }

  @Override
  double below(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * parts.get(i).below(x);
    }
    return Math.min(1, sum);
  }

  @Override
  boolean isProbability() {
    return Math.abs(mass - 1) <= (shares.length + 4) * 0x1p-52;
  }

  /** Between neighbouring ends of the parts' pieces the mixture is as smooth as its parts. */
  @Override
  Pieces pieces() {
    Pieces known = pieces;
    if (known == null) {
      double[] knots = knots();
      boolean smooth = parts.stream().anyMatch(part -> part.pieces().anySmooth());
      known = new Pieces(this, 2 * knots.length);
      double level = 0;
      for (int k = 0; k < knots.length; k++) {
        double below = below(knots[k]);
        if (below > level) {
          double above = survival(knots[k]) + (cdf(knots[k]) - below);
          known.add(below, above, knots[k - 1], knots[k], smooth);
          level = below;
        }
        double upTo = cdf(knots[k]);
        if (upTo > level) {
          known.add(upTo, survival(knots[k]), knots[k], knots[k], false);
          level = upTo;
        }
      }
      pieces = known;
    }
    return known;
  }

  private double[] knots() {
    return parts.stream()
        .map(Measure::pieces)
        .flatMapToDouble(
            part ->
                IntStream.range(0, part.size())
                    .mapToObj(k -> DoubleStream.of(part.low(k), part.high(k)))
                    .flatMapToDouble(ends -> ends))
        .sorted()
        .distinct()
        .toArray();
  }

  /** {@inheritDoc} The quantile lies between the least and the greatest of the parts' own. */
  @Override
  double smooth(double u, double v) {
    Pieces known = pieces();
    int k = known.find(u, v);
    double least = known.high(k);
    double greatest = known.low(k);
    for (Measure part : parts) {
      double quantile = part.at(u, v);
      least = Math.min(least, quantile);
      greatest = Math.max(greatest, quantile);
    }
    return Inversion.quantile(
        this::cdf,
        this::survival,
        this::density,
        Math.max(known.low(k), least),
        Math.min(known.high(k), greatest),
        u,
        v);
  }

  @Override
  public String toString() {
    return "Mixture" + parts + Arrays.toString(shares);
  }
}
