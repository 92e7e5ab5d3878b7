package org.natgrad.model;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.natgrad.geometry.Chart;
import org.natgrad.geometry.Coordinate;

/**
 * Charts in which a symmetric or lower triangular matrix stands packed row by row, s11, s21, s22,
 * s31, …, behind other coordinates if there are any. A symmetric one is positive definite, and has
 * one condition a pivot of Cholesky's method, so that a message says which one fails.
 */
final class MatrixCharts {

  private static final String DEGENERATE =
      "Where a pivot is 0 the law has no density: leave out a variable, or add to the diagonal.";

  private MatrixCharts() {}

  /** The coordinates v1, …, vd. */
  static Coordinate[] vector(String symbol, int d) {
    Coordinate[] all = new Coordinate[d];
    for (int i = 0; i < d; i++) {
      all[i] = Coordinate.real(symbol + (i + 1));
    }
    return all;
  }

  /** A lower triangular matrix with positive diagonal. */
  static Chart factor(String name, int d, Coordinate... before) {
    String remedy = "l is the lower Cholesky factor of Sigma; if you hold Sigma, use its chart.";
    return joined(name, before, "l", d, true, remedy);
  }

  /** A positive definite matrix. */
  static Chart definite(String name, String symbol, int d, Coordinate... before) {
    String remedy = "A positive definite matrix has a positive diagonal.";
    return where(
        joined(name, before, symbol, d, true, remedy),
        symbol,
        d,
        x -> Arrays.copyOfRange(x, before.length, x.length),
        DEGENERATE);
  }

  /** −½ P_ii and −P_ij for a positive definite P. */
  static Chart natural(String name, int d, Coordinate... before) {
    String remedy = "It is minus half the precision on the diagonal, minus the precision off it.";
    return where(
        joined(name, before, "theta", d, false, remedy),
        "the precision",
        d,
        x -> new NaturalMatrix(d, true).at(Arrays.copyOfRange(x, before.length, x.length)),
        remedy);
  }

  /** First moments η_i and second moments η_ij. */
  static Chart moments(String name, int d) {
    String remedy = "It is E[xxᵀ]; if you hold Sigma, use its chart.";
    return where(
        joined(name, vector("eta", d), "eta", d, true, remedy),
        "E[xxᵀ] - E[x]E[x]ᵀ",
        d,
        x -> {
          double[] s = Arrays.copyOfRange(x, d, x.length);
          for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
              s[Triangles.at(i, j)] -= x[i] * x[j];
            }
          }
          return s;
        },
        remedy);
  }

  private static Chart joined(
      String name, Coordinate[] before, String symbol, int d, boolean positive, String remedy) {
    Coordinate[] all = new Coordinate[Triangles.size(d)];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        String index = d < 10 ? "" + (i + 1) + (j + 1) : (i + 1) + "," + (j + 1);
        double end = Double.POSITIVE_INFINITY;
        Coordinate c =
            i > j
                ? Coordinate.real(symbol + index)
                : Coordinate.between(symbol + index, positive ? 0 : -end, positive ? end : 0);
        all[Triangles.at(i, j)] = c.advising(remedy);
      }
    }
    return Chart.of(
        name, Stream.concat(Arrays.stream(before), Arrays.stream(all)).toArray(Coordinate[]::new));
  }

  private static Chart where(
      Chart chart, String what, int d, UnaryOperator<double[]> matrix, String remedy) {
    Chart out = chart;
    for (int k = 1; k <= d; k++) {
      int order = k;
      out =
          out.where(
              what + " positive definite, pivot " + k + " > 0",
              x -> Triangles.definiteOrder(matrix.apply(x), d) >= order,
              remedy);
    }
    return out;
  }
}
