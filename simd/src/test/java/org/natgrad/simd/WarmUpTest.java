package org.natgrad.simd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void littleWorkStaysScalarAndStartsNothing() {
    WarmUp warmUp = new WarmUp();
    for (int i = 0; i < 1000; i++) {
      assertFalse(warmUp.isOver(1000));
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(t -> t.getName().equals("natgrad-simd-warm-up")));
  }

  /** The warm-up also compares bits, and would throw. */
  @Test
  void vectorsComeToBeatScalarsAndThenTheGateIsOpen() {
    WarmUp warmUp = new WarmUp();
    assertTrue(warmUp.run());
    assertTrue(warmUp.isOver(1));
  }
}
