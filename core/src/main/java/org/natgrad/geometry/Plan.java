package org.natgrad.geometry;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * How one law is carried to another: a coupling with the two as its marginals. Between finite laws
 * it is a sparse table of masses, {@link Coupling}; between laws on the line it is the graph of a
 * map, {@link MongeMap}, or where atoms split the law of two quantiles, {@link Comonotone}.
 */
public sealed interface Plan {

  /**
   * A finite plan: entry e moves {@code mass(e) > 0} from atom {@code source(e)} of the first law
   * to atom {@code target(e)} of the second.
   */
  final class Coupling implements Plan {

    private final int[] source;
    private final int[] target;
    private final double[] mass;

    private Coupling(int[] source, int[] target, double[] mass) {
      this.source = source;
      this.target = target;
      this.mass = mass;
    }

    /**
     * A plan from its entries, which are copied.
     *
     * @param source index of the source atom, one an entry
     * @param target index of the target atom, one an entry
     * @param mass mass moved, finite and &gt; 0, one an entry
     * @return the plan
     */
    public static Coupling of(int[] source, int[] target, double[] mass) {
      if (source.length != mass.length || target.length != mass.length) {
        throw new IllegalArgumentException(
            "mass.length = "
                + mass.length
                + ": must be source.length = "
                + source.length
                + " and target.length = "
                + target.length
                + ". Give one of each an entry.");
      }
      for (int e = 0; e < mass.length; e++) {
        if (!(mass[e] > 0 && mass[e] <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "mass["
                  + e
                  + "] = "
                  + mass[e]
                  + ": must be finite and > 0. Leave entries without mass out.");
        }
        if (!(source[e] >= 0 && target[e] >= 0)) {
          throw new IllegalArgumentException(
              "(source, target)["
                  + e
                  + "] = ("
                  + source[e]
                  + ", "
                  + target[e]
                  + "): indices must be ≥ 0. Count atoms from 0.");
        }
      }
      return new Coupling(source.clone(), target.clone(), mass.clone());
    }

    /** {@return the number of entries} */
    public int size() {
      return mass.length;
    }

    /**
     * Where an entry comes from.
     *
     * @param e entry
     * @return index of the source atom
     */
    public int source(int e) {
      return source[e];
    }

    /**
     * Where an entry goes.
     *
     * @param e entry
     * @return index of the target atom
     */
    public int target(int e) {
      return target[e];
    }

    /**
     * How much an entry moves.
     *
     * @param e entry
     * @return its mass
     */
    public double mass(int e) {
      return mass[e];
    }

    @Override
    public String toString() {
      return "Coupling[source="
          + Arrays.toString(source)
          + ", target="
          + Arrays.toString(target)
          + ", mass="
          + Arrays.toString(mass)
          + "]";
    }
  }

  /**
   * The law of (f(U), g(U)) with U uniform on [0, 1], f and g the quantile functions of two laws on
   * the line: the monotone plan where atoms split, so that no map makes it.
   *
   * @param first quantile function f of the first law
   * @param second quantile function g of the second law
   */
  record Comonotone(DoubleUnaryOperator first, DoubleUnaryOperator second) implements Plan {

    /**
     * Checks that there are functions.
     *
     * @param first quantile function of the first law
     * @param second quantile function of the second law
     */
    public Comonotone {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
    }
  }

  /**
   * A plan that moves all mass at x to T(x), for laws on the line.
   *
   * @param map the map T, defined on the support of the first law
   */
  record MongeMap(DoubleUnaryOperator map) implements Plan {

    /**
     * Checks that there is a map.
     *
     * @param map the map T
     */
    public MongeMap {
      Objects.requireNonNull(map, "map");
    }

    /**
     * Where mass goes.
     *
     * @param x a place in the support of the first law
     * @return T(x)
     */
    public double at(double x) {
      return map.applyAsDouble(x);
    }
  }
}
