package org.natgrad.simd;

/**
 * How products are cut into blocks that fit the caches. Blocks continue the chains that they find,
 * so no result depends on it.
 *
 * @param depth summation range of a block: a panel of A, 4 × 256 doubles at four lanes, is a
 *     quarter of a 32 KiB level-1 cache
 * @param strip columns of B multiplied at a time: 128 × 256 doubles are half of a 512 KiB level-2
 *     cache
 * @param side rows of A, and columns of B, packed at a time: few factors have more
 */
record Blocking(int depth, int strip, int side) {

  /** For tests only: three numbers, as in {@code 7x24x12}. */
  static final String PROPERTY = "natgrad.simd.blocking";

  /** The one in use. */
  static final Blocking CHOSEN = chosen();

  private static Blocking chosen() {
    String blocking = System.getProperty(PROPERTY, "");
    if (blocking.isEmpty()) {
      return new Blocking(256, 128, 2048);
    }
    String[] sizes = blocking.split("x");
    return new Blocking(
        Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
  }

  /**
   * The depth of blocks that share a range evenly. It is twice an odd number: of a higher power of
   * two, panels would begin so far apart that a row which is packed went to a few sets of the
   * cache.
   */
  int depthOf(int range) {
    int blocks = (range + depth - 1) / depth;
    int even = (range + blocks - 1) / blocks;
    return Math.min(range, (even + 1) / 4 * 4 + 2);
  }
}
