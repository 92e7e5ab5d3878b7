package org.natgrad.wasserstein;

/** Shapes in closed form. */
enum StandardShape implements Shape {

  /** N(0, 1). */
  NORMAL(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 1) {
    @Override
    public double cdf(double z) {
      return z < 0 ? Gaussian.lowerTail(-z) : 1 - Gaussian.lowerTail(z);
    }

    @Override
    public double survival(double z) {
      return cdf(-z);
    }

    @Override
    public double density(double z) {
      return Gaussian.density(z);
    }

    @Override
    public double quantile(double u) {
      return u <= 0.5 ? Gaussian.lowerQuantile(u) : -Gaussian.lowerQuantile(1 - u);
    }

    @Override
    public double upperQuantile(double v) {
      return -quantile(v);
    }
  },

  /** The uniform law on [0, 1]. */
  UNIFORM(0, 1, 0.5, 1 / 12.0) {
    @Override
    public double cdf(double z) {
      return Math.min(1, Math.max(0, z));
    }

    @Override
    public double survival(double z) {
      return Math.min(1, Math.max(0, 1 - z));
    }

    @Override
    public double density(double z) {
      return z >= 0 && z <= 1 ? 1 : 0;
    }

    @Override
    public double quantile(double u) {
      return u;
    }

    @Override
    public double upperQuantile(double v) {
      return 1 - v;
    }
  },

  /** The law of density e^(−z) on z ≥ 0. */
  EXPONENTIAL(0, Double.POSITIVE_INFINITY, 1, 1) {
    @Override
    public double cdf(double z) {
      return z > 0 ? -StrictMath.expm1(-z) : 0;
    }

    @Override
    public double survival(double z) {
      return z > 0 ? StrictMath.exp(-z) : 1;
    }

    @Override
    public double density(double z) {
      return z >= 0 ? StrictMath.exp(-z) : 0;
    }

    @Override
    public double quantile(double u) {
      return -StrictMath.log1p(-u);
    }

    @Override
    public double upperQuantile(double v) {
      return -StrictMath.log(v);
    }
  },

  /** The law of density 1 / (π (1 + z²)). */
  CAUCHY(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY) {
    @Override
    public double cdf(double z) {
      return StrictMath.atan2(1, -z) / Math.PI;
    }

    @Override
    public double survival(double z) {
      return StrictMath.atan2(1, z) / Math.PI;
    }

    @Override
    public double density(double z) {
      return 1 / (Math.PI * (1 + z * z));
    }

    @Override
    public double quantile(double u) {
      return u <= 0.5 ? lower(u) : -lower(1 - u);
    }

    @Override
    public double upperQuantile(double v) {
      return -quantile(v);
    }

    /** −cot πu, 0 at ½. */
    private double lower(double u) {
      return u > 0.25 ? -StrictMath.tan(Math.PI * (0.5 - u)) : -1 / StrictMath.tan(Math.PI * u);
    }
  };

  private final double low;
  private final double high;
  private final double mean;
  private final double variance;

  StandardShape(double low, double high, double mean, double variance) {
    this.low = low;
    this.high = high;
    this.mean = mean;
    this.variance = variance;
  }

  @Override
  public double low() {
    return low;
  }

  @Override
  public double high() {
    return high;
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }
}
