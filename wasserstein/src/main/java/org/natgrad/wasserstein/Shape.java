package org.natgrad.wasserstein;

/** A law on the line without atoms, up to location and scale. */
interface Shape {

  double cdf(double z);

  double survival(double z);

  double density(double z);

  double quantile(double u);

  double upperQuantile(double v);

  double low();

  double high();

  /** The mean; NaN if it is not known or there is none. */
  default double mean() {
    return Double.NaN;
  }

  /** The variance, perhaps infinite; NaN if it is not known. */
  default double variance() {
    return Double.NaN;
  }

  /** Places inside the support where the quantile function is not smooth, ascending. */
  default double[] breaks() {
    return new double[0];
  }
}
