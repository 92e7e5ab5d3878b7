package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natgrad.geometry.Point;
import org.natgrad.geometry.TangentVector;
import org.natgrad.information.AlphaConnection;
import org.natgrad.information.FisherRao;
import org.natgrad.information.Geodesic;

/** normal-distances.csv holds 20 digits by mpmath; normal-distances.py beside it made them. */
class NormalGeodesicsTest {

  private record Row(int d, double[] p, double[] q, double distance) {}

  private static List<Row> rows() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    NormalGeodesicsTest.class.getResourceAsStream("normal-distances.csv")),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(NormalGeodesicsTest::row).toList();
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    double[] laws = Arrays.stream(cells[1].split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Row(
        Integer.parseInt(cells[0]),
        Arrays.copyOf(laws, laws.length / 2),
        Arrays.copyOfRange(laws, laws.length / 2, laws.length),
        Double.parseDouble(cells[2]));
  }

  private static double distance(MultivariateNormal family, Point p, Point q) {
    return FisherRao.of(family).distance(p, q).value();
  }

  /** A law with entries of order one and its mean; correlations are not small. */
  private static Point law(MultivariateNormal family, Random random) {
    int d = family.dimension();
    double[] theta = new double[family.domain().dimension()];
    int at = 0;
    for (; at < d; at++) {
      theta[at] = 2 * random.nextGaussian();
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        theta[at++] = 0.2 * random.nextGaussian();
      }
      theta[at++] = StrictMath.exp(0.4 * random.nextGaussian());
    }
    return family.domain().point(theta);
  }

  private static double[][] covariance(MultivariateNormal family, Point p) {
    double[] x = family.domain().express(p, family.meanCovariance()).coordinates();
    int d = family.dimension();
    double[][] sigma = new double[d][d];
    int at = d;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        sigma[i][j] = x[at];
        sigma[j][i] = x[at++];
      }
    }
    return sigma;
  }

  private static double[] mean(MultivariateNormal family, Point p) {
    return Arrays.copyOf(p.coordinates(), family.dimension());
  }

  /** Over up to six decades of each parameter, in either direction. */
  @Test
  void distancesAreThoseOfMultiplePrecision() throws IOException {
    for (Row row : rows()) {
      MultivariateNormal family = MultivariateNormal.of(row.d());
      Point p = family.domain().point(row.p());
      Point q = family.domain().point(row.q());
      assertEquals(row.distance(), distance(family, p, q), 1e-12 * row.distance());
      assertEquals(row.distance(), distance(family, q, p), 1e-12 * row.distance());
    }
  }

  /**
   * The two laws of pyBregMan's README, whose own midpoint (0.5326, 1.6276) is not halfway: by an
   * optimiser in Python, along whose curve the speed is constant to 2e-9.
   */
  @Test
  void midpointOfAPublishedPairIsTheRightOne() {
    MultivariateNormal family = MultivariateNormal.of(2);
    Point p = family.point(new double[] {0, 1}, new double[][] {{1, 0.5}, {0.5, 2}});
    Point q = family.point(new double[] {1, 2}, new double[][] {{2, 1}, {1, 1}});
    assertEquals(1.391368895673, distance(family, p, q), 1e-12);
    double[] expected = {0.416260475, 1.531264470, 1.535402780, 0.820284835, 1.400222686};
    double[] middle = FisherRao.of(family).midpoint(p, q).coordinates();
    for (int i = 0; i < 5; i++) {
      assertEquals(expected[i], middle[i], 2e-9);
    }
  }

  /** √½ ‖log(λ)‖ with λ = 4, 1/9 the eigenvalues of Σ₁⁻¹Σ₂ (Skovgaard 1984), in a rotated frame. */
  @Test
  void lawsOfOneMeanAreAsFarApartAsTheirCovariances() {
    MultivariateNormal family = MultivariateNormal.of(2);
    double[][] a = {{0.6, -1.6}, {0.8, 1.2}};
    double[][] first = SmallMatrices.symmetric(SmallMatrices.times(a, SmallMatrices.transposed(a)));
    double[][] scaled = SmallMatrices.times(a, new double[][] {{4, 0}, {0, 1.0 / 9}});
    double[][] second =
        SmallMatrices.symmetric(SmallMatrices.times(scaled, SmallMatrices.transposed(a)));
    double expected = Math.sqrt(0.5) * StrictMath.hypot(StrictMath.log(4), StrictMath.log(9));
    double[] mean = {3, -7};
    assertEquals(
        expected, distance(family, family.point(mean, first), family.point(mean, second)), 1e-14);
    CentredNormal centred = CentredNormal.of(2);
    double d = FisherRao.of(centred).distance(centred.point(first), centred.point(second)).value();
    assertEquals(expected, d, 1e-14);
  }

  @Test
  void oneDimensionIsTheHalfPlane() {
    MultivariateNormal line = MultivariateNormal.of(1);
    double d = distance(line, line.domain().point(0, 1), line.domain().point(3, 2));
    assertEquals(2.13623711533137970, d, 1e-15); // by mpmath
    Point p = new Normal().domain().point(-50, 0.02);
    Point q = new Normal().domain().point(30, 700);
    double plane = FisherRao.of(new Normal()).distance(p, q).value();
    double lifted = distance(line, line.domain().point(-50, 0.02), line.domain().point(30, 700));
    assertEquals(plane, lifted, 1e-14 * plane);
  }

  /** d(p, q) = d(Ap + b, Aq + b), and midpoints go along. */
  @Test
  void affineMapsOfTheSampleAreIsometries() {
    Random random = new Random(4);
    for (int d = 2; d <= 4; d++) {
      MultivariateNormal family = MultivariateNormal.of(d);
      for (int trial = 0; trial < 10; trial++) {
        Point p = law(family, random);
        Point q = law(family, random);
        double[][] a = new double[d][d];
        double[] b = new double[d];
        for (int i = 0; i < d; i++) {
          b[i] = 3 * random.nextGaussian();
          for (int j = 0; j < d; j++) {
            a[i][j] = 0.5 * random.nextGaussian() + (i == j ? 3 : 0);
          }
        }
        Point ap = moved(family, a, b, p);
        Point aq = moved(family, a, b, q);
        double distance = distance(family, p, q);
        assertEquals(distance, distance(family, ap, aq), 1e-12 * distance);
        FisherRao space = FisherRao.of(family);
        Point middle = moved(family, a, b, space.midpoint(p, q));
        assertEquals(0, distance(family, middle, space.midpoint(ap, aq)), 1e-12 * distance);
      }
    }
  }

  private static Point moved(MultivariateNormal family, double[][] a, double[] b, Point p) {
    double[] mean = SmallMatrices.times(a, mean(family, p));
    for (int i = 0; i < b.length; i++) {
      mean[i] += b[i];
    }
    double[][] image = SmallMatrices.times(a, covariance(family, p));
    return family.point(
        mean, SmallMatrices.symmetric(SmallMatrices.times(image, SmallMatrices.transposed(a))));
  }

  /**
   * Between the distance of [[Σ + μμᵀ, μ], [μᵀ, 1]] among positive definite matrices, an isometric
   * embedding (Calvo &amp; Oller 1990), and the root of Jeffreys' divergence, the length of the
   * mixture geodesic's energy (Nielsen 2023).
   */
  @Test
  void distanceLiesBetweenCalvoOllersAndJeffreys() {
    Random random = new Random(5);
    for (int d = 2; d <= 4; d++) {
      MultivariateNormal family = MultivariateNormal.of(d);
      CentredNormal cone = CentredNormal.of(d + 1);
      for (int trial = 0; trial < 20; trial++) {
        Point p = law(family, random);
        Point q = law(family, random);
        double below =
            FisherRao.of(cone)
                .distance(cone.point(embedded(family, p)), cone.point(embedded(family, q)))
                .value();
        double distance = distance(family, p, q);
        assertTrue(below <= distance * (1 + 1e-12), below + " > " + distance);
        double above = Math.sqrt(jeffreys(family, p, q));
        assertTrue(distance <= above * (1 + 1e-12), distance + " > " + above);
      }
    }
  }

  private static double[][] embedded(MultivariateNormal family, Point p) {
    int d = family.dimension();
    double[] mean = mean(family, p);
    double[][] sigma = covariance(family, p);
    double[][] out = new double[d + 1][d + 1];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        out[i][j] = sigma[i][j] + mean[i] * mean[j];
      }
      out[i][d] = mean[i];
      out[d][i] = mean[i];
    }
    out[d][d] = 1;
    return out;
  }

  /** D(p‖q) + D(q‖p) = ½ tr(PΣ' + P'Σ) − d + ½ (μ − μ')ᵀ(P + P')(μ − μ'). */
  private static double jeffreys(MultivariateNormal family, Point p, Point q) {
    double[][] sigma = covariance(family, p);
    double[][] other = covariance(family, q);
    double[][] first = SmallMatrices.inverse(sigma);
    double[][] second = SmallMatrices.inverse(other);
    double sum = -family.dimension();
    sum += 0.5 * SmallMatrices.trace(SmallMatrices.times(first, other));
    sum += 0.5 * SmallMatrices.trace(SmallMatrices.times(second, sigma));
    for (int i = 0; i < sigma.length; i++) {
      for (int j = 0; j < sigma.length; j++) {
        double square = (p.coordinate(i) - q.coordinate(i)) * (p.coordinate(j) - q.coordinate(j));
        sum += 0.5 * square * (first[i][j] + second[i][j]);
      }
    }
    return sum;
  }

  /** The laws of the contract, in three and in ten dimensions. */
  @Test
  void tenDimensionsAreAMetricSpaceToo() {
    Random random = new Random(6);
    for (int d : new int[] {3, 10}) {
      MultivariateNormal family = MultivariateNormal.of(d);
      FisherRao space = FisherRao.of(family);
      for (int trial = 0; trial < 4; trial++) {
        Point p = law(family, random);
        Point q = law(family, random);
        Point r = law(family, random);
        double distance = distance(family, p, q);
        assertEquals(distance, distance(family, q, p), 1e-12 * distance);
        double detour = distance(family, p, r) + distance(family, r, q);
        assertTrue(distance <= detour * (1 + 1e-12));
        Geodesic geodesic = space.geodesic(p, q).orThrow();
        for (double t : new double[] {0, 0.25, 0.5, 0.75, 1}) {
          TangentVector v = geodesic.velocity(t);
          double speed = Math.sqrt(space.metric().at(v.base()).inner(v, v));
          assertEquals(distance, speed, 1e-10 * distance);
          assertEquals(t * distance, distance(family, p, geodesic.at(t)), 1e-10 * distance);
        }
        assertEquals(0, distance(family, space.exp(space.log(p, q)), q), 1e-9);
      }
    }
  }

  /** γ̈ + Γ(γ̇, γ̇) = 0 with γ̈ by central differences of order six of γ̇, in the chart of Σ. */
  @Test
  void geodesicsSolveTheGeodesicEquation() {
    MultivariateNormal family = MultivariateNormal.of(2);
    Point p = family.point(new double[] {0, 1}, new double[][] {{1, 0.5}, {0.5, 2}});
    Point q = family.point(new double[] {1, 2}, new double[][] {{2, 1}, {1, 1}});
    Geodesic geodesic = FisherRao.of(family).geodesic(p, q);
    double h = 1.0 / 128;
    double[] weights = {0.75, -0.15, 1.0 / 60};
    for (double t : new double[] {0.1, 0.5, 0.8}) {
      double[] acceleration = new double[5];
      for (int step = 1; step <= 3; step++) {
        double[] ahead = geodesic.velocity(t + step * h).components();
        double[] behind = geodesic.velocity(t - step * h).components();
        for (int i = 0; i < 5; i++) {
          acceleration[i] += weights[step - 1] * (ahead[i] - behind[i]) / h;
        }
      }
      double[] v = geodesic.velocity(t).components();
      double[] bent = new double[5];
      AlphaConnection.of(family, 0).at(geodesic.at(t)).contract(v, v, bent);
      for (int i = 0; i < 5; i++) {
        assertEquals(0, acceleration[i] + bent[i], 1e-10);
      }
    }
  }

  /** log G is near 0, and so is no place for 1 + x: d(p, q) = ‖q − p‖ to the second order. */
  @Test
  void neighboursAreKeptApart() {
    MultivariateNormal family = MultivariateNormal.of(2);
    double h = 0x1p-40;
    Point p = family.domain().point(1, 2, 1, 0.5, 2);
    Point q = family.domain().point(1 + h, 2, 1 + h, 0.5, 2 - 2 * h);
    TangentVector v = TangentVector.of(p, h, 0, h, 0, -2 * h);
    double length = Math.sqrt(FisherRao.of(family).metric().at(p).inner(v, v));
    assertEquals(length, distance(family, p, q), 4 * h * length);
    assertEquals(0, distance(family, p, p));
  }

  @Test
  void lawsBeyondDoublePrecisionAreRefusedNotGuessed() {
    MultivariateNormal family = MultivariateNormal.of(2);
    for (double huge : new double[] {1e9, 1e80, 1e200}) {
      Point p = family.domain().point(0, 0, 1 / huge, 0, huge);
      Point q = family.domain().point(huge, huge, 1 / huge, huge, 1 / huge);
      String message =
          assertThrows(IllegalStateException.class, () -> distance(family, p, q)).getMessage();
      assertTrue(message.contains("too far apart for double precision"), message);
    }
  }
}
