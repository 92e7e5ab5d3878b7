package org.natgrad.wasserstein;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.TransportContract;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

class NormalTransportTest implements TransportContract<NormalLaw> {

  /**
   * The trapezoidal rule on [−12, 12] is exact to rounding for a normal weight (error e^(−π²·16)).
   */
  private static final int NODES = 12 * 16;

  @Override
  public Transport<NormalLaw> transport() {
    return new NormalTransport();
  }

  @Override
  public Stream<NormalLaw> laws() {
    Random random = new Random(5);
    return Stream.concat(
        Stream.of(new NormalLaw(0, 1), new NormalLaw(3, 4), new NormalLaw(0, 4)),
        Stream.generate(
                () ->
                    new NormalLaw(
                        10 * random.nextGaussian(), StrictMath.exp(random.nextGaussian())))
            .limit(9));
  }

  /** √(∫ (x − T(x))² φ_a(x) dx) by quadrature. */
  @Override
  public double costOf(Plan plan, NormalLaw a, NormalLaw b) {
    Plan.MongeMap map = (Plan.MongeMap) plan;
    return Math.sqrt(expectation(a, x -> (x - map.at(x)) * (x - map.at(x))));
  }

  /** The first four moments of T(X), X ~ a, against those of b, all in units of b. */
  @Override
  public double marginalError(Plan plan, NormalLaw a, NormalLaw b) {
    Plan.MongeMap map = (Plan.MongeMap) plan;
    double[] moments = {1, 0, 1, 0, 3};
    double worst = 0;
    for (int k = 0; k < moments.length; k++) {
      int power = k;
      double moment =
          expectation(a, x -> StrictMath.pow((map.at(x) - b.mean()) / b.deviation(), power));
      worst = Math.max(worst, Math.abs(moment - moments[k]));
    }
    return worst;
  }

  /** Rounding of x and T(x), which lie up to 40 deviations from 0, in up to the fourth power. */
  @Override
  public double accuracy() {
    return 1e-12;
  }

  @Test
  void hasTheValueOfTheClosedForm() {
    assertEquals(5, transport().cost(new NormalLaw(0, 1), new NormalLaw(3, 5)));
    assertEquals(5e300, transport().cost(new NormalLaw(0, 1), new NormalLaw(3e300, 4e300)));
    assertEquals(5e-200, transport().cost(new NormalLaw(0, 1e-200), new NormalLaw(3e-200, 5e-200)));
    assertEquals(new NormalLaw(1.5, 3), transport().geodesic(A, B).at(0.5));
    assertEquals(8, ((Plan.MongeMap) transport().plan(A, B)).at(1));
  }

  private static final NormalLaw A = new NormalLaw(0, 1);
  private static final NormalLaw B = new NormalLaw(3, 5);

  /**
   * W₂ between the empirical quantiles at (i − ½)/n tends to W₂ between the normals: the error
   * falls like log log n / n in the square, to 2e-5 at n = 2¹⁶.
   */
  @Test
  void isTheLimitOfItsSamples() {
    SampleTransport samples = new SampleTransport();
    double coarse = Math.abs(samples.cost(quantiles(A, 1 << 8), quantiles(B, 1 << 8)) - 5);
    double fine = Math.abs(samples.cost(quantiles(A, 1 << 16), quantiles(B, 1 << 16)) - 5);
    assertTrue(fine < coarse / 64, () -> coarse + " to " + fine);
    assertTrue(fine < 1e-4, () -> "" + fine);
  }

  @Test
  void rejectsWhatIsNoNormalLaw() {
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, 0, -0.0, -1}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new NormalLaw(0, bad)).getMessage();
      assertTrue(
          message.startsWith("deviation = " + bad + ": must be finite and > 0 (coordinates"),
          message);
      if (!(Math.abs(bad) <= 1)) {
        message =
            assertThrows(IllegalArgumentException.class, () -> new NormalLaw(bad, 1)).getMessage();
        assertTrue(message.startsWith("mean = " + bad + ": must be finite"), message);
      }
    }
  }

  private static double expectation(NormalLaw a, DoubleUnaryOperator f) {
    double h = 1.0 / 16;
    double sum = 0;
    double mass = 0;
    for (int k = -NODES; k <= NODES; k++) {
      double z = k * h;
      double weight = StrictMath.exp(-0.5 * z * z);
      sum += weight * f.applyAsDouble(a.mean() + a.deviation() * z);
      mass += weight;
    }
    return sum / mass;
  }

  /** Quantiles by inverting the running midpoint sum of the density, linear within a step. */
  private static SortedSample quantiles(NormalLaw law, int n) {
    int fine = 1 << 18;
    double h = 16.0 / fine;
    double[] values = new double[n];
    double total = Math.sqrt(2 * Math.PI);
    double mass = 0;
    int i = 0;
    for (int k = 0; k < fine && i < n; k++) {
      double z = -8 + (k + 0.5) * h;
      double next = mass + h * StrictMath.exp(-0.5 * z * z) / total;
      while (i < n && (i + 0.5) / n <= next) {
        double within = ((i + 0.5) / n - mass) / (next - mass);
        values[i++] = law.mean() + law.deviation() * (z + (within - 0.5) * h);
      }
      mass = next;
    }
    return SortedSample.of(values);
  }
}
