package org.natgrad.wasserstein;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.natgrad.contract.geometry.TransportContract;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

/** Every kind of measure against every other. All levels at which quantiles break are 24ths. */
class MeasureTransportTest implements TransportContract<Measure> {

  private static final int CELLS = 24;

  @Override
  public Transport<Measure> transport() {
    return new Wasserstein(2);
  }

  @Override
  public Stream<Measure> laws() {
    Law normal = Law.normal(0.5, 2);
    return Stream.of(
        Empirical.of(3, -1, 4, 1).withWeights(6, 4, 2, 12).normalised(),
        Histogram.of(new double[] {-2, -1, 0, 4}, new double[] {9, 0, 15}).normalised(),
        normal,
        Law.exponential(0.5),
        Mixture.of(List.of(Empirical.at(0.5), normal), 0.5, 0.5));
  }

  @Override
  public double costOf(Plan plan, Measure a, Measure b) {
    if (plan instanceof Plan.Coupling coupling) {
      double sum = 0;
      for (int e = 0; e < coupling.size(); e++) {
        double d =
            ((Empirical) a).point(coupling.source(e)) - ((Empirical) b).point(coupling.target(e));
        sum += coupling.mass(e) * d * d;
      }
      return Math.sqrt(sum);
    }
    DoubleUnaryOperator lower = u -> moved(plan, a, b, u, a.quantile(u));
    DoubleUnaryOperator upper = v -> moved(plan, a, b, 1 - v, a.upperQuantile(v));
    return Math.sqrt(integral(lower) + integral(upper));
  }

  private static double moved(Plan plan, Measure a, Measure b, double u, double x) {
    double d =
        plan instanceof Plan.Comonotone pair
            ? pair.first().applyAsDouble(u) - pair.second().applyAsDouble(u)
            : x - ((Plan.MongeMap) plan).at(x);
    return d * d;
  }

  /** ∫ over [0, ½] by Gauss's three points on intervals graded down to 10⁻¹⁵. */
  private static double integral(DoubleUnaryOperator f) {
    double sum = 0;
    for (int k = 0; k < 44; k++) {
      double width = Math.scalb(1.0 / CELLS, -k - 1);
      sum += composite(f, width, 2 * width);
    }
    for (int cell = 1; cell < CELLS / 2; cell++) {
      sum += composite(f, (double) cell / CELLS, (cell + 1.0) / CELLS);
    }
    return sum;
  }

  private static double composite(DoubleUnaryOperator f, double from, double to) {
    int parts = 12;
    double half = (to - from) / parts / 2;
    double sum = 0;
    for (int k = 0; k < parts; k++) {
      double middle = from + (2 * k + 1) * half;
      double reach = half * Math.sqrt(0.6);
      sum += 8 * f.applyAsDouble(middle);
      sum += 5 * (f.applyAsDouble(middle - reach) + f.applyAsDouble(middle + reach));
    }
    return sum * half / 9;
  }

  /** How far F(x) and F(x−) are from having u between them, at each place a level goes to. */
  @Override
  public double marginalError(Plan plan, Measure a, Measure b) {
    double worst = 0;
    for (int k = 0; k < 240; k++) {
      double u = (k + 0.5) / 240;
      if (plan instanceof Plan.Comonotone pair) {
        worst = Math.max(worst, miss(a, pair.first().applyAsDouble(u), u));
        worst = Math.max(worst, miss(b, pair.second().applyAsDouble(u), u));
      } else if (plan instanceof Plan.MongeMap map) {
        double x = a.quantile(u);
        worst = Math.max(worst, miss(b, map.at(x), a.cdf(x)));
      }
    }
    return worst;
  }

  private static double miss(Measure law, double x, double u) {
    double room = 8 * Math.ulp(x);
    return Math.max(0, Math.max(law.cdf(x - room) - u, u - law.cdf(x + room)));
  }

  /** What the quadrature promises. */
  @Override
  public double accuracy() {
    return 1e-9;
  }
}
