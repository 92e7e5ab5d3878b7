package org.natgrad.simd;

/**
 * How products are cut into blocks that fit the caches. Blocks continue the chains that they find,
 * so no result depends on it.
 *
 * @param depth summation range of a block: a panel of B, 8 × 256 doubles at four lanes, is half of
 *     a 32 KiB level-1 cache
 * @param width columns of B packed at a time
 * @param height rows of A packed at a time: 128 × 256 doubles are half of a 512 KiB level-2 cache
 */
record Blocking(int depth, int width, int height) {

  /** For tests only: three numbers, as in {@code 7x24x12}. */
  static final String PROPERTY = "natgrad.simd.blocking";

  /** The one in use. */
  static final Blocking CHOSEN = chosen();

  private static Blocking chosen() {
    String blocking = System.getProperty(PROPERTY, "");
    if (blocking.isEmpty()) {
      return new Blocking(256, 512, 128);
    }
    String[] sizes = blocking.split("x");
    return new Blocking(
        Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
  }
}
