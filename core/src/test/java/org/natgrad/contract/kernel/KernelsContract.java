package org.natgrad.contract.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.natgrad.kernel.Kernels;

/**
 * The laws of an adapter: the bits of {@code ScalarKernels}, whatever the sizes, offsets, leading
 * dimensions and data, and no write outside the stated output.
 *
 * <p>To hold an adapter to them, let a test class implement this interface and return the adapter.
 * Sizes run from zero past every tile edge in use; data are plain, or mixed with NaN, infinities,
 * signed zeros, subnormal and huge numbers.
 */
public interface KernelsContract
    extends VectorsLaws, ProductsLaws, TrianglesLaws, ElementaryLaws, RowsLaws {

  @Override
  Kernels kernels();

  /** The name is what users see in the log. */
  @Test
  default void theBackendHasAName() {
    assertFalse(kernels().name().isBlank());
  }

  /** One digest over all kernels, the same for every adapter, JDK and processor. */
  @Test
  default void theSeededWorkloadHasThePublishedDigest() {
    assertEquals(KernelsDigest.PUBLISHED, KernelsDigest.of(kernels()));
  }

  /** Prints how many words were compared since it was last called, backend by backend. */
  @AfterAll
  static void reportTheWordsCompared() {
    System.out.println(Trial.report());
  }
}
