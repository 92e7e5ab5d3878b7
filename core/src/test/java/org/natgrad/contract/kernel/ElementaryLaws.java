package org.natgrad.contract.kernel;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/** Elementary functions, element by element. Part of {@link KernelsContract}. */
public interface ElementaryLaws {

  /**
   * The adapter under test.
   *
   * @return an instance
   */
  Kernels kernels();

  /** Every size past the blocks in use, in place or not. */
  @Test
  default void elementaryFunctionsHaveTheLibrarysBitsInPlaceOrNot() {
    Trial.onBothKinds(
        (random, kind) -> {
          for (int n = 0; n <= 200; n++) {
            double[] x = Trial.numbers(random, kind, n + 8);
            for (int i = 0; i < x.length; i++) {
              x[i] *= random.nextInt(3) == 0 ? 400 : 5;
            }
            ElementaryCalls.compare(kernels(), n, x);
          }
        },
        10);
  }

  /** Numbers of either sign and of none in every binade. */
  @Test
  default void elementaryFunctionsHaveTheLibrarysBitsAtEveryMagnitude() {
    SplittableRandom random = new SplittableRandom(11);
    double[] x = new double[20_008];
    double[] positive = new double[20_008];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-1074, 1024));
      positive[i] = Math.abs(x[i]);
    }
    ElementaryCalls.compare(kernels(), 20_000, x);
    ElementaryCalls.compare(kernels(), 20_000, positive);
  }

  /** Where a function changes its formula, its neighbours on both sides, in every lane. */
  @Test
  default void elementaryFunctionsHaveTheLibrarysBitsAtTheirThresholds() {
    double[] thresholds = {
      -746,
      -745.2,
      -708,
      -40,
      -20,
      -1,
      -0.0,
      0,
      0.3465735902799727,
      1,
      1.4142135623730951,
      20,
      40,
      708,
      709.782712893384,
      710,
      0x1p-1022,
      0x1p53,
      Double.MAX_VALUE
    };
    for (double threshold : thresholds) {
      for (double special :
          new double[] {Math.nextDown(threshold), threshold, Math.nextUp(threshold)}) {
        for (int at = 0; at < 75; at += 5) {
          double[] x = new double[83];
          for (int i = 0; i < x.length; i++) {
            x[i] = 0.25 + i / 64.0;
          }
          x[3 + at] = special;
          ElementaryCalls.compare(kernels(), 75, x);
        }
      }
    }
  }
}
