package org.natgrad.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector species of this JVM, chosen at start-up: a process that ran two would pollute JDK
 * 17's type profiles, and every vector of the second would be boxed.
 */
final class Lanes {

  /** For tests only: 128, 256 or 512. */
  static final String PROPERTY = "natgrad.simd.bits";

  static final VectorSpecies<Double> SPECIES = species();

  /** Doubles in a vector: 2, 4 or 8. */
  static final int LANES = SPECIES.length();

  private Lanes() {}

  private static VectorSpecies<Double> species() {
    String bits = System.getProperty(PROPERTY, "");
    switch (bits) {
      case "128":
        return DoubleVector.SPECIES_128;
      case "256":
        return DoubleVector.SPECIES_256;
      case "512":
        return DoubleVector.SPECIES_512;
      default:
        VectorSpecies<Double> preferred = DoubleVector.SPECIES_PREFERRED;
        return preferred.length() > 8 ? DoubleVector.SPECIES_512 : preferred;
    }
  }

  /** The part of a count that whole vectors cover. */
  static int whole(int n) {
    return n & -LANES;
  }

  /** A count rounded up to whole vectors. */
  static int up(int n) {
    return n + LANES - 1 & -LANES;
  }
}
