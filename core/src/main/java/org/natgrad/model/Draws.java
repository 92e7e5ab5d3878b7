package org.natgrad.model;

import java.util.random.RandomGenerator;

/** Standard variates by fixed sequences of operations, so that a seed means the same everywhere. */
final class Draws {

  private Draws() {}

  /** Uniform on the open interval (0, 1). */
  static double uniform(RandomGenerator random) {
    return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
  }

  static double exponential(RandomGenerator random) {
    return -StrictMath.log(uniform(random));
  }

  /** Marsaglia's polar method (1964), which keeps one variate of each pair. */
  static double normal(RandomGenerator random) {
    while (true) {
      double u = 2 * uniform(random) - 1;
      double v = 2 * uniform(random) - 1;
      double s = u * u + v * v;
      if (s < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /**
   * Gamma with unit scale by Marsaglia and Tsang (2000): d (1 + c z)³ accepted against the normal;
   * below shape 1 the variate of shape κ + 1 times U^(1/κ).
   */
  static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * StrictMath.pow(uniform(random), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = normal(random);
      double v = 1 + c * z;
      v = v * v * v;
      if (v > 0
          && StrictMath.log(uniform(random)) < 0.5 * z * z + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /** Poisson: gaps of a unit process below 30, split by a gamma order statistic above. */
  static double poisson(double rate, RandomGenerator random) {
    double count = 0;
    double left = rate;
    while (left > 30) {
      double middle = Math.floor(0.875 * left);
      double arrival = gamma(middle, random); // time of event number `middle`
      if (arrival > left) {
        return count + binomial(middle - 1, left / arrival, random);
      }
      count += middle;
      left -= arrival;
    }
    for (double time = exponential(random); time < left; time += exponential(random)) {
      count++;
    }
    return count;
  }

  /** Binomial by halving at the median order statistic, a beta variate, until few trials remain. */
  static double binomial(double trials, double p, RandomGenerator random) {
    double count = 0;
    double n = trials;
    double q = p;
    while (n > 40) {
      double i = Math.floor((n + 1) / 2);
      double a = gamma(i, random);
      double split = a / (a + gamma(n + 1 - i, random)); // the i-th smallest of n uniforms
      if (split <= q) {
        count += i;
        n -= i;
        q = (q - split) / (1 - split);
      } else {
        n = i - 1;
        q = q / split;
      }
    }
    for (int trial = 0; trial < n; trial++) {
      if (uniform(random) < q) {
        count++;
      }
    }
    return count;
  }
}
