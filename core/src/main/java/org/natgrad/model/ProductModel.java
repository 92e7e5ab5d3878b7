package org.natgrad.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * Independent laws side by side, each with its own parameter: metric and T are block-diagonal, and
 * squared distances add.
 */
public final class ProductModel implements DifferentiableModel {

  private final List<DifferentiableModel> factors;
  private final Domain domain;

  private ProductModel(List<DifferentiableModel> factors) {
    this.factors = factors;
    this.domain = Domain.of(joined(factors));
  }

  /**
   * The product of models.
   *
   * @param factors at least one
   * @return the model of one draw from each
   */
  public static ProductModel of(DifferentiableModel... factors) {
    if (!(factors.length > 0)) {
      throw new IllegalArgumentException("factors = []: must be at least 1. Give a model.");
    }
    return new ProductModel(List.of(factors));
  }

  /** The product of the primary charts; names get the factor's number. */
  private static Chart joined(List<DifferentiableModel> factors) {
    List<Coordinate> all = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      Chart chart = factors.get(f).domain().chart();
      for (int i = 0; i < chart.dimension(); i++) {
        Coordinate c = chart.coordinate(i);
        all.add(new Coordinate(c.name() + "[" + (f + 1) + "]", c.lower(), c.upper(), c.remedy()));
      }
    }
    String name = String.join(" × ", factors.stream().map(DifferentiableModel::name).toList());
    return Chart.of(name, all.toArray(Coordinate[]::new))
        .where(
            "each factor's conditions",
            theta -> inside(factors, theta),
            "Give each factor a point of its own domain.");
  }

  private static boolean inside(List<DifferentiableModel> factors, double[] theta) {
    int from = 0;
    for (DifferentiableModel factor : factors) {
      int to = from + factor.domain().dimension();
      if (!factor.domain().chart().contains(Arrays.copyOfRange(theta, from, to))) {
        return false;
      }
      from = to;
    }
    return true;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Support support(double[] theta) {
    Support[] supports = new Support[factors.size()];
    int from = 0;
    for (int f = 0; f < supports.length; f++) {
      int to = from + factors.get(f).domain().dimension();
      supports[f] = factors.get(f).support(Arrays.copyOfRange(theta, from, to));
      from = to;
    }
    return Support.product(supports);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    T sum = theta[0].getField().getZero();
    int from = 0;
    int begin = 0;
    for (DifferentiableModel factor : factors) {
      T[] part = Arrays.copyOfRange(theta, from, from + factor.domain().dimension());
      int width = factor.support(real(part)).dimension();
      sum = sum.add(factor.logDensity(part, Arrays.copyOfRange(x, begin, begin + width)));
      from += part.length;
      begin += width;
    }
    return sum;
  }

  private static <T extends CalculusFieldElement<T>> double[] real(T[] theta) {
    return Arrays.stream(theta).mapToDouble(CalculusFieldElement::getReal).toArray();
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    List<Sampler> samplers = new ArrayList<>();
    int from = 0;
    for (DifferentiableModel factor : factors) {
      int to = from + factor.domain().dimension();
      factor.sampler(Arrays.copyOfRange(theta, from, to)).ifPresent(samplers::add);
      from = to;
    }
    if (samplers.size() < factors.size()) {
      return Optional.empty();
    }
    return Optional.of(
        random ->
            samplers.stream()
                .flatMapToDouble(sampler -> Arrays.stream(sampler.next(random)))
                .toArray());
  }

  @Override
  public boolean supportMoves() {
    return factors.stream().anyMatch(StatisticalModel::supportMoves);
  }

  @Override
  public boolean scoreJumps() {
    return factors.stream().anyMatch(StatisticalModel::scoreJumps);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return blocks(theta, 2);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return blocks(theta, 3);
  }

  private <T extends CalculusFieldElement<T>> Optional<T[]> blocks(T[] theta, int order) {
    int n = theta.length;
    T[] out = MathArrays.buildArray(theta[0].getField(), order == 2 ? n * n : n * n * n);
    int from = 0;
    for (DifferentiableModel factor : factors) {
      int m = factor.domain().dimension();
      T[] part = Arrays.copyOfRange(theta, from, from + m);
      Optional<T[]> block = order == 2 ? factor.fisher(part) : factor.skewness(part);
      if (block.isEmpty()) {
        return Optional.empty();
      }
      for (int e = 0; e < block.get().length; e++) {
        int index = 0;
        for (int slot = 0, scale = 1, rest = e; slot < order; slot++) {
          index += scale * (from + rest % m);
          rest /= m;
          scale *= n;
        }
        out[index] = block.get()[e];
      }
      from += m;
    }
    return Optional.of(out);
  }
}
