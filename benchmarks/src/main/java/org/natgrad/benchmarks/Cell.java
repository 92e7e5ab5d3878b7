package org.natgrad.benchmarks;

/**
 * What is measured: one rival at one kernel of one size.
 *
 * @param kernel kernel
 * @param size its size
 * @param rival who computes it
 * @param threads threads it may use; more than one is measured unpinned
 */
record Cell(Kernel kernel, Size size, Rival rival, int threads) {

  static Cell of(Kernel kernel, String size, Rival rival) {
    return new Cell(kernel, Size.parse(size), rival, 1);
  }

  Cell by(Rival other) {
    return new Cell(kernel, size, other, threads);
  }

  Cell on(int count) {
    return new Cell(kernel, size, rival, count);
  }

  /** What the kernel asks for; EJML's triangular solve is one half of what it does. */
  double flops() {
    boolean twice = kernel == Kernel.TRIANGULAR_SOLVE && rival == Rival.EJML;
    return (twice ? 2 : 1) * kernel.flops(size);
  }

  @Override
  public String toString() {
    return kernel.label()
        + " "
        + size
        + ", "
        + rival.label()
        + (threads == 1 ? "" : ", " + threads + " threads");
  }
}
