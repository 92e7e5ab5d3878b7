package org.natgrad.benchmarks;

import java.util.function.IntFunction;

/** Everybody who is measured, in one run. */
public enum Rival {
  /** natgrad's scalar definition, the default where the Vector API is missing. */
  SCALAR("natgrad scalar", NatgradLibrary::scalar),
  /** natgrad on the Vector API. */
  SIMD("natgrad SIMD", NatgradLibrary::simd),
  /** Efficient Java Matrix Library, whole matrices a call. */
  EJML("EJML", threads -> new EjmlLibrary(false)),
  /** The same, fed a few rows at a time, so that they stay in the cache. */
  EJML_IN_BLOCKS("EJML in blocks", threads -> new EjmlLibrary(true)),
  /** oj! Algorithms. */
  OJALGO("ojAlgo", threads -> new OjalgoLibrary()),
  /** Hipparchus, natgrad's own dependency. */
  HIPPARCHUS("Hipparchus", threads -> new HipparchusLibrary()),
  /** netlib's BLAS in Java on the Vector API. */
  VECTOR_BLAS("VectorBLAS", threads -> new VectorBlasLibrary()),
  /** OpenBLAS on one thread, called from C, whole matrices a call. */
  OPENBLAS("OpenBLAS", Rival::abroad),
  /** The same, fed a few rows at a time, so that they stay in the cache. */
  OPENBLAS_IN_BLOCKS("OpenBLAS in blocks", Rival::abroad),
  /** Plain loops of {@link Math}. */
  MATH("Math", threads -> new MathLibrary()),
  /** The Vector API with nobody's library: lanewise functions, and the limits of the machine. */
  VECTOR_API("Vector API", threads -> new VectorApiLibrary(threads)),
  /** C compiled for this processor: the limits of the machine. */
  C("C", Rival::abroad);

  private final String label;
  private final IntFunction<Library> library;

  Rival(String label, IntFunction<Library> library) {
    this.label = label;
    this.library = library;
  }

  String label() {
    return label;
  }

  /** The rival's kernels on as many threads, ready to be timed. */
  Library library(int threads) {
    return library.apply(threads);
  }

  /** Whether it runs in the C program, not in a JVM. */
  boolean isNative() {
    return this == OPENBLAS || this == OPENBLAS_IN_BLOCKS || this == C;
  }

  private static Library abroad(int threads) {
    throw new UnsupportedOperationException("the C program measures this rival, see kernels.sh");
  }
}
