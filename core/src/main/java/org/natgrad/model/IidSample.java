package org.natgrad.model;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;

/** The law of n independent draws: log-density, Fisher metric and T are n times one draw's. */
public final class IidSample implements DifferentiableModel {

  private final DifferentiableModel one;
  private final int size;

  private IidSample(DifferentiableModel one, int size) {
    this.one = one;
    this.size = size;
  }

  /**
   * The model of a sample.
   *
   * @param one the law of one draw
   * @param size n ≥ 1
   * @return the model
   */
  public static IidSample of(DifferentiableModel one, int size) {
    if (!(size >= 1)) {
      throw new IllegalArgumentException("size = " + size + ": must be >= 1. Draw something.");
    }
    return new IidSample(one, size);
  }

  @Override
  public Domain domain() {
    return one.domain();
  }

  @Override
  public Support support(double[] theta) {
    Support[] factors = new Support[size];
    Arrays.fill(factors, one.support(theta));
    return Support.product(factors);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    int width = x.length / size;
    T sum = theta[0].getField().getZero();
    for (int from = 0; from < x.length; from += width) {
      sum = sum.add(one.logDensity(theta, Arrays.copyOfRange(x, from, from + width)));
    }
    return sum;
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    return one.sampler(theta)
        .map(
            draw ->
                random -> {
                  double[] first = draw.next(random);
                  double[] all = Arrays.copyOf(first, size * first.length);
                  for (int i = 1; i < size; i++) {
                    System.arraycopy(draw.next(random), 0, all, i * first.length, first.length);
                  }
                  return all;
                });
  }

  @Override
  public boolean supportMoves() {
    return one.supportMoves();
  }

  @Override
  public boolean scoreJumps() {
    return one.scoreJumps();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return one.fisher(theta).map(this::times);
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return one.skewness(theta).map(this::times);
  }

  private <T extends CalculusFieldElement<T>> T[] times(T[] tensor) {
    T[] out = tensor.clone();
    for (int e = 0; e < out.length; e++) {
      out[e] = out[e].multiply(size);
    }
    return out;
  }
}
