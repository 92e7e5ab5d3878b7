package org.natgrad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.MetricContract.Published;
import org.natgrad.contract.model.ExponentialFamilyContract;
import org.natgrad.geometry.Point;
import org.natgrad.information.FisherRao;

class VonMisesTest implements ExponentialFamilyContract {

  @Override
  public Stream<Point> points() {
    return Stream.of(
            new double[][] {
              {1, 2},
              {-2, 0.7},
              {2.9, 10},
              {0.3, 100},
              {1, 0.2},
              {-3, 5},
              {-1, 40},
              {2, 1},
              {1, 1e-3}
            })
        .map(a -> Point.of(VonMises.DIRECTION_CONCENTRATION, a));
  }

  @Override
  public VonMises model() {
    return new VonMises();
  }

  @Override
  public Stream<Published> published() {
    return Stream.of(
        new Published(
            Point.of(VonMises.DIRECTION_CONCENTRATION, 1, 1),
            new double[] {0.44638996589653450, 0, 0, 0.354346032450356253},
            1e-14,
            "Mardia & Jupp (2000), §5.3: kappa A, 1 - A/kappa - A²; I_0, I_1 by mpmath"),
        new Published(
            Point.of(VonMises.DIRECTION_CONCENTRATION, 1, 1e3),
            new double[] {999.4998748748042802, 0, 0, 5.0025037578328755973e-7},
            1e-14,
            "kappa A, 1 - A/kappa - A² by mpmath"),
        new Published(
            Point.of(VonMises.DIRECTION_CONCENTRATION, 1, 1e-3),
            new double[] {4.9999993750001043748e-7, 0, 0, 0.49999981250005208332},
            1e-14,
            "kappa A, 1 - A/kappa - A² by mpmath"));
  }

  @Test
  void rotationsAreIsometries() {
    FisherRao space = FisherRao.of(model());
    double here = distance(space, 0.3, 1.3);
    assertEquals(here, distance(space, -1, 0), 1e-10 * here);
    assertEquals(here, distance(space, 3, 2), 1e-10 * here);
  }

  private static double distance(FisherRao space, double mu, double nu) {
    return space
        .distance(
            Point.of(VonMises.DIRECTION_CONCENTRATION, mu, 2),
            Point.of(VonMises.DIRECTION_CONCENTRATION, nu, 5))
        .value();
  }
}
