package org.natgrad.geometry;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.natgrad.contract.geometry.ConnectionContract;
import org.natgrad.contract.geometry.DivergenceContract;
import org.natgrad.contract.geometry.MetricContract;

/** Wrong implementations, each caught by the law that it breaks. */
class ContractsBiteTest {

  @Test
  void aMetricThatConfusesItsChartsIsNoTensor() {
    // σ-components taken for log σ-components, as a published library does.
    MetricContract broken = metric(p -> new double[] {at(p), 0, 0, 2 * at(p)});
    bites(broken::isOneMetricInAllCharts);
  }

  @Test
  void anIndefiniteMetricIsCaught() {
    bites(metric(p -> new double[] {1, 2, 2, 1})::isPositiveDefinite);
    bites(metric(p -> new double[] {1, 1, 1, 1})::isPositiveDefinite);
  }

  @Test
  void aMetricOffByAFactorIsCaught() {
    bites(metric(p -> new double[] {2 * at(p), 0, 0, 4 * at(p)})::hasTheValuesPublishedElsewhere);
  }

  @Test
  void aTensorThatDoesNotKeepItsWordIsCaught() {
    MetricTensor sound = MatrixTensor.of(2, new double[] {2, 1, 1, 3});
    bites(tensor(sound, 0, 1e-13, 1, 0)::sharpUndoesFlat);
    bites(tensor(sound, 0, 0, 1, 4e-15)::isSymmetric);
    bites(tensor(sound, 0, 1e-7, 1, 0)::transformsAsATensorUnderAnAffineChange);
    bites(tensor(sound, 1, 0, 1, 0)::transformsAsATensorUnderANonlinearChange);
    bites(tensor(sound, 0, 0, -1, 0)::isPositiveDefinite);
    bites(tensor(sound, 0, 0, 1, 0)::knowsThePointItWasTakenAt);
    bites(tensor(sound, 0, 0, 1, 0)::rejectsVectorsThatLiveElsewhere);
    bites(tensor(sound, 0, 0, 1, 0)::rejectsPointsOfOtherManifolds);
  }

  @Test
  void aDivergenceWithItsArgumentsSwappedIsCaught() {
    bites(
        divergence((p, q) -> Normals.relativeEntropy(q, p))::takesItsArgumentsInThePublishedOrder);
  }

  @Test
  void aDivergenceWithTheWrongSecondOrderIsCaught() {
    DivergenceContract broken = divergence((p, q) -> 1.000001 * Normals.relativeEntropy(p, q));
    bites(broken::halfItsHessianIsTheMetric);
  }

  @Test
  void aDivergenceThatIsNegativeNaNOrNotZeroIsCaught() {
    bites(divergence((p, q) -> Normals.relativeEntropy(p, q) - 1e-300)::isNeverNegativeAndNeverNaN);
    bites(divergence((p, q) -> Double.NaN)::isNeverNegativeAndNeverNaN);
    bites(
        divergence((p, q) -> Normals.relativeEntropy(p, q) + Double.MIN_VALUE)
            ::isZeroOnTheDiagonal);
    bites(divergence((p, q) -> 0)::isPositiveOffTheDiagonal);
    bites(divergence((p, q) -> Double.MAX_VALUE)::isInfiniteWhereItShouldBe);
    bites(divergence((p, q) -> 0)::rejectsPointsOfOtherManifolds);
  }

  @Test
  void theWrongAlphaIsNotDual() {
    bites(connection(new Normals.Alpha(1e-6), new Normals.Alpha(0))::isDualToItsPartner);
    bites(connection(new Normals.Alpha(1), new Normals.Alpha(1))::isDualToItsPartner);
  }

  @Test
  void aConnectionThatForgetsTheInhomogeneousTermIsCaught() {
    ConnectionContract broken =
        connection(
            altered(
                symbols -> {
                  symbols[0b111] += 1e-6 * Math.max(1, Math.abs(symbols[0b111]));
                  return symbols;
                }),
            new Normals.Alpha(0));
    bites(broken::transformsAsAConnectionAcrossCharts);
    bites(broken::hasTheCoefficientsPublishedElsewhere);
    bites(broken::isDualToItsPartner);
  }

  @Test
  void torsionIsCaught() {
    bites(
        connection(
                altered(
                    symbols -> {
                      symbols[0b011] = 1;
                      return symbols;
                    }),
                new Normals.Alpha(0))
            ::hasNoTorsion);
  }

  private static void bites(Runnable law) {
    assertThrows(AssertionError.class, law::run);
  }

  /** 1/σ². */
  private static double at(Point p) {
    double s = Normals.sigma(p);
    return 1 / (s * s);
  }

  private interface Matrix {
    double[] at(Point p);
  }

  private static MetricContract metric(Matrix matrix) {
    return kit(p -> MatrixTensor.of(p, matrix.at(p)));
  }

  /** A sound tensor with an offset, a wrong inverse, a sign or a skew part, which knows no base. */
  private static MetricContract tensor(
      MetricTensor g, double offset, double error, double sign, double skew) {
    return kit(
        p ->
            new MetricTensor() {
              @Override
              public int dimension() {
                return g.dimension();
              }

              @Override
              public Optional<Point> base() {
                return offset + error > 0 ? Optional.of(p) : Optional.empty();
              }

              @Override
              public void flat(double[] vector, double[] covector) {
                g.flat(vector, covector);
                covector[0] = sign * covector[0] + skew * vector[1] + offset * vector[1];
              }

              @Override
              public Solution sharp(double[] covector, double accuracy, double[] vector) {
                Solution solution = g.sharp(covector, accuracy, vector);
                vector[1] *= 1 + error;
                return solution;
              }
            });
  }

  private interface Tensors {
    MetricTensor at(Point p);
  }

  private static MetricContract kit(Tensors tensors) {
    return new MetricContract() {
      @Override
      public Metric metric() {
        return new Metric() {
          @Override
          public Manifold manifold() {
            return Normals.ALL;
          }

          @Override
          public MetricTensor at(Point p) {
            return tensors.at(p);
          }
        };
      }

      @Override
      public Stream<Point> points() {
        return NormalFisherMetricTest.normals();
      }

      @Override
      public Stream<Published> published() {
        return new NormalFisherMetricTest().published();
      }
    };
  }

  private static DivergenceContract divergence(Divergence divergence) {
    return new DivergenceContract() {
      @Override
      public Divergence divergence() {
        return divergence;
      }

      @Override
      public Metric metric() {
        return new Normals.Fisher();
      }

      @Override
      public Stream<Point> points() {
        return NormalFisherMetricTest.normals();
      }

      @Override
      public Stream<Published> published() {
        return new NormalRelativeEntropyTest().published();
      }

      @Override
      public Stream<Infinite> infinite() {
        return new NormalRelativeEntropyTest().infinite();
      }
    };
  }

  private static ConnectionContract connection(Connection connection, Connection dual) {
    return new ConnectionContract() {
      @Override
      public Connection connection() {
        return connection;
      }

      @Override
      public Connection dual() {
        return dual;
      }

      @Override
      public Metric metric() {
        return new Normals.Fisher();
      }

      @Override
      public Stream<Point> points() {
        return NormalFisherMetricTest.normals();
      }

      @Override
      public Stream<Published> published() {
        return new NormalLeviCivitaTest().published();
      }
    };
  }

  /** The Levi-Civita connection with its symbols altered in the chart (μ, σ). */
  private static Connection altered(UnaryOperator<double[]> change) {
    Connection sound = new Normals.Alpha(0);
    return new Connection() {
      @Override
      public Manifold manifold() {
        return sound.manifold();
      }

      @Override
      public ChristoffelSymbols at(Point p) {
        ChristoffelSymbols symbols = sound.at(p);
        return p.chart().equals(Normals.MEAN_STD)
            ? ChristoffelSymbols.ofSecondKind(p, change.apply(symbols.secondKind()))
            : symbols;
      }
    };
  }
}
