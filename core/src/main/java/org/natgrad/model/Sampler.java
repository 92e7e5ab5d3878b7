package org.natgrad.model;

import java.util.random.RandomGenerator;

/** Draws from one law. */
@FunctionalInterface
public interface Sampler {

  /**
   * The next draw.
   *
   * @param random where randomness comes from; the same state gives the same draw on every JVM
   * @return a sample, one number a coordinate of the sample space
   */
  double[] next(RandomGenerator random);
}
