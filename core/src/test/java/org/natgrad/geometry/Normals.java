package org.natgrad.geometry;

/**
 * The normal law in two charts, in closed form, as truth for the kits: g = diag(1/σ², 2/σ²), which
 * is twice the Poincaré half-plane in (μ/√2, σ), curvature −½.
 */
final class Normals implements Manifold {

  static final Chart MEAN_STD =
      Chart.of(
          "Normal",
          Coordinate.real("mu"),
          Coordinate.positive("sigma").advising("If you hold log sigma, use MEAN_LOG_STD."));

  static final Chart MEAN_LOG_STD =
      Chart.of("Normal", Coordinate.real("mu"), Coordinate.between("log sigma", -300, 300));

  static final Normals ALL = new Normals();

  private Normals() {}

  @Override
  public boolean covers(Chart chart) {
    return chart.equals(MEAN_STD) || chart.equals(MEAN_LOG_STD);
  }

  @Override
  public Point point(double... coordinates) {
    return Point.of(MEAN_STD, coordinates);
  }

  @Override
  public Point express(Point p, Chart chart) {
    check(p);
    if (p.chart().equals(chart)) {
      return p;
    }
    double second = p.coordinate(1);
    return chart.equals(MEAN_STD)
        ? Point.of(chart, p.coordinate(0), StrictMath.exp(second))
        : Point.of(chart, p.coordinate(0), StrictMath.log(second));
  }

  @Override
  public String toString() {
    return "the normal laws";
  }

  static double sigma(Point p) {
    return ALL.express(p, MEAN_STD).coordinate(1);
  }

  /** Fisher's metric. */
  static final class Fisher implements Metric {

    @Override
    public Manifold manifold() {
      return ALL;
    }

    @Override
    public MetricTensor at(Point p) {
      double s = sigma(p);
      double second = p.chart().equals(MEAN_STD) ? 2 / (s * s) : 2;
      return MatrixTensor.of(p, new double[] {1 / (s * s), 0, 0, second});
    }
  }

  /** Amari's α-connection, Γ^(α)_ij,k = Γ^(0)_ij,k − α/2 T_ijk, by hand. */
  record Alpha(double alpha) implements Connection {

    @Override
    public Manifold manifold() {
      return ALL;
    }

    @Override
    public ChristoffelSymbols at(Point p) {
      double s = sigma(p);
      double[] c = new double[8]; // order (i, j, k): 001 is Γ^σ_μμ
      if (p.chart().equals(MEAN_STD)) {
        c[0b001] = (1 - alpha) / (2 * s); // Γ_μμ,σ = 1/σ³, T_μμσ = 2/σ³
        c[0b010] = -(1 + alpha) / s; // Γ_μσ,μ = −1/σ³
        c[0b100] = c[0b010];
        c[0b111] = -(1 + 2 * alpha) / s; // Γ_σσ,σ = −2/σ³, T_σσσ = 8/σ³
      } else {
        c[0b001] = (1 - alpha) / (2 * s * s);
        c[0b010] = -(1 + alpha);
        c[0b100] = c[0b010];
        c[0b111] = -2 * alpha;
      }
      return ChristoffelSymbols.ofSecondKind(p, c);
    }

    /** ∂_m Γ^k_ij in (μ, σ), all of which are −Γ^k_ij/σ for m = σ and 0 for m = μ. */
    double[] derivative(Point p) {
      double[] symbols = at(p).secondKind();
      double[] derivative = new double[16];
      for (int e = 0; e < 8; e++) {
        derivative[8 + e] = -symbols[e] / p.coordinate(1);
      }
      return derivative;
    }
  }

  /** Relative entropy KL(p ‖ q) = d²/2σ_q² + ½(δ − log(1 + δ)), δ = (σ_p/σ_q)² − 1. */
  static double relativeEntropy(Point p, Point q) {
    ALL.check(p);
    ALL.check(q);
    double a = sigma(p);
    double b = sigma(q);
    double shift = (p.coordinate(0) - q.coordinate(0)) / b;
    double delta = (a - b) / b * ((a + b) / b);
    return 0.5 * (shift * shift + Entropy.linearMinusLog(delta));
  }
}
