package org.natgrad.wasserstein;

/** A measure whose density is constant on each of finitely many bins. */
public final class Histogram extends Measure {

  private final double[] edges;
  private final double[] masses;
  private final double[] cumulative; // share of mass up to each edge
  private final double mass;
  private final Pieces pieces;

  private Histogram(double[] edges, double[] masses, double mass) {
    this.edges = edges;
    this.masses = masses;
    this.mass = mass;
    this.cumulative = new double[edges.length];
    double sum = 0;
    for (int k = 0; k < masses.length; k++) {
      sum += masses[k];
      cumulative[k + 1] = sum;
    }
    for (int k = 0; k < edges.length; k++) {
      cumulative[k] /= sum;
    }
    this.pieces = new Pieces(this, masses.length);
    for (int k = 0; k < masses.length; k++) {
      if (cumulative[k + 1] > cumulative[k]) {
        double level = cumulative[k + 1];
        pieces.add(level, 1 - level, edges[k], edges[k + 1], false);
      }
    }
  }

  /**
   * The measure that spreads masses[k] evenly between edges[k] and edges[k + 1].
   *
   * @param edges finite and strictly ascending, one more than masses; copied
   * @param masses finite and ≥ 0, not all 0; copied
   * @return the measure, of mass Σ masses
   * @throws IllegalArgumentException if edges or masses are none of these
   */
  public static Histogram of(double[] edges, double[] masses) {
    if (!(masses.length > 0 && edges.length == masses.length + 1)) {
      throw new IllegalArgumentException(
          "edges.length = "
              + edges.length
              + ": must be masses.length + 1 = "
              + (masses.length + 1)
              + " and ≥ 2. A bin has an edge at either side.");
    }
    for (int k = 0; k < edges.length; k++) {
      if (!(Math.abs(edges[k]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "edges[" + k + "] = " + edges[k] + ": must be finite. Close the outer bins.");
      }
      if (k > 0 && !(edges[k] > edges[k - 1])) {
        throw new IllegalArgumentException(
            "edges["
                + k
                + "] = "
                + edges[k]
                + ": must be > edges["
                + (k - 1)
                + "] = "
                + edges[k - 1]
                + ". Sort the edges, and their masses with them; a bin without width is a point"
                + " mass, Empirical.at.");
      }
    }
    if (!(edges[masses.length] - edges[0] <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "edges[" + masses.length + "] - edges[0] = Infinity: must be finite. Change the unit.");
    }
    double[] copy = masses.clone();
    return new Histogram(edges.clone(), copy, Empirical.totalOf("masses", copy));
  }

  /** {@return the number of bins} */
  public int size() {
    return masses.length;
  }

  @Override
  public double mass() {
    return mass;
  }

  @Override
  public Histogram normalised() {
    double[] shares = new double[masses.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = masses[k] / mass;
    }
    return new Histogram(edges, shares, 1);
  }

  @Override
  public double cdf(double x) {
    int k = bin(x);
    if (k < 0) {
      return 0;
    }
    if (k >= masses.length) {
      return 1;
    }
    double share = (x - edges[k]) / (edges[k + 1] - edges[k]);
    return cumulative[k] + share * (cumulative[k + 1] - cumulative[k]);
  }

  @Override
  public double survival(double x) {
    return 1 - cdf(x);
  }

  @Override
  public double density(double x) {
    int k = bin(x);
    boolean inside = k >= 0 && k < masses.length;
    return inside ? masses[k] / mass / (edges[k + 1] - edges[k]) : 0;
  }

  /** The bin that x lies in, −1 below all bins, the number of bins at or above the last edge. */
  private int bin(double x) {
    int from = 0;
    int to = edges.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (edges[middle] <= x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from - 1;
  }

  @Override
  boolean isProbability() {
    return Math.abs(mass - 1) <= (masses.length + 4) * 0x1p-52;
  }

  @Override
  Pieces pieces() {
    return pieces;
  }

  @Override
  double below(double x) {
    return cdf(x);
  }

  @Override
  double smooth(double u, double v) {
    throw new AssertionError("a bin is linear");
  }

  @Override
  public String toString() {
    return "Histogram[" + masses.length + " bins of mass " + mass + "]";
  }
}
