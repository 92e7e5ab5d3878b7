package org.natgrad.model;

import java.util.Arrays;

/** Geodesics of normal laws of mean 0 in L, Σ = LLᵀ: those of all normal laws that start so. */
record CentredGeodesics(int d) implements GeodesicForm {

  private NormalGeodesics all() {
    return new NormalGeodesics(d);
  }

  @Override
  public double distance(double[] p, double[] q) {
    return all().distance(withMean(p), withMean(q));
  }

  @Override
  public double[] log(double[] p, double[] q) {
    return withoutMean(all().log(withMean(p), withMean(q)));
  }

  @Override
  public double[][] flow(double[] p, double[] v, double t) {
    double[][] state = all().flow(withMean(p), withMean(v), t);
    return new double[][] {withoutMean(state[0]), withoutMean(state[1])};
  }

  private double[] withMean(double[] x) {
    double[] out = new double[d + x.length];
    System.arraycopy(x, 0, out, d, x.length);
    return out;
  }

  private double[] withoutMean(double[] x) {
    return Arrays.copyOfRange(x, d, x.length);
  }
}
