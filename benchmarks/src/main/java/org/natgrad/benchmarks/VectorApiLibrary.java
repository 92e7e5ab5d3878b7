package org.natgrad.benchmarks;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API as anyone may use it: its own exp and log, and loops that find the limits of the
 * machine.
 */
final class VectorApiLibrary implements Library {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Chains of the loops below: more than the 8 or 10 that the processor keeps in flight. */
  private static final int STRANDS = 12;

  private final int threads;

  VectorApiLibrary(int threads) {
    this.threads = threads;
  }

  @Override
  public Task exp(VectorProblem p) {
    double[] x = p.x();
    double[] y = new double[p.n()];
    return Task.into(
        y,
        () -> {
          for (int i = 0; i <= y.length - LANES; i += LANES) {
            DoubleVector.fromArray(SPECIES, x, i).lanewise(VectorOperators.EXP).intoArray(y, i);
          }
        });
  }

  @Override
  public Task log(VectorProblem p) {
    double[] w = p.w();
    double[] y = new double[p.n()];
    return Task.into(
        y,
        () -> {
          for (int i = 0; i <= y.length - LANES; i += LANES) {
            DoubleVector.fromArray(SPECIES, w, i).lanewise(VectorOperators.LOG).intoArray(y, i);
          }
        });
  }

  @Override
  public Task read(VectorProblem p) {
    double[] sum = new double[1];
    if (threads == 1) {
      return Task.into(sum, () -> sum[0] = sum(p.x(), 0, p.n()));
    }
    ThreadTeam team = new ThreadTeam(threads);
    return Task.into(
        sum,
        () -> {
          sum[0] = 0;
          team.add(p.n(), (from, to) -> new double[] {sum(p.x(), from, to)}, sum);
        });
  }

  @Override
  public Task fmaPeak(Size size) {
    double[] seeds = Problem.uniform(STRANDS, 0.25, 0.5);
    double[] out = new double[1];
    int rounds = size.rows() / (2 * LANES * STRANDS);
    return Task.into(out, () -> out[0] += multiplyAndAdd(rounds, seeds));
  }

  /** The sum of a stretch of an array. */
  private static double sum(double[] x, int from, int to) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector s4 = s0;
    DoubleVector s5 = s0;
    DoubleVector s6 = s0;
    DoubleVector s7 = s0;
    int i = from;
    for (; i <= to - 8 * LANES; i += 8 * LANES) {
      s0 = s0.add(DoubleVector.fromArray(SPECIES, x, i));
      s1 = s1.add(DoubleVector.fromArray(SPECIES, x, i + LANES));
      s2 = s2.add(DoubleVector.fromArray(SPECIES, x, i + 2 * LANES));
      s3 = s3.add(DoubleVector.fromArray(SPECIES, x, i + 3 * LANES));
      s4 = s4.add(DoubleVector.fromArray(SPECIES, x, i + 4 * LANES));
      s5 = s5.add(DoubleVector.fromArray(SPECIES, x, i + 5 * LANES));
      s6 = s6.add(DoubleVector.fromArray(SPECIES, x, i + 6 * LANES));
      s7 = s7.add(DoubleVector.fromArray(SPECIES, x, i + 7 * LANES));
    }
    DoubleVector all = s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7)));
    double sum = all.reduceLanes(VectorOperators.ADD);
    for (; i < to; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** Twelve chains s = fma(s, a, b), each from another start. */
  private static double multiplyAndAdd(int rounds, double[] seeds) {
    DoubleVector a = DoubleVector.broadcast(SPECIES, seeds[0]);
    DoubleVector b = DoubleVector.broadcast(SPECIES, seeds[1]);
    DoubleVector s0 = a;
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, seeds[1]);
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, seeds[2]);
    DoubleVector s3 = DoubleVector.broadcast(SPECIES, seeds[3]);
    DoubleVector s4 = DoubleVector.broadcast(SPECIES, seeds[4]);
    DoubleVector s5 = DoubleVector.broadcast(SPECIES, seeds[5]);
    DoubleVector s6 = DoubleVector.broadcast(SPECIES, seeds[6]);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, seeds[7]);
    DoubleVector s8 = DoubleVector.broadcast(SPECIES, seeds[8]);
    DoubleVector s9 = DoubleVector.broadcast(SPECIES, seeds[9]);
    DoubleVector s10 = DoubleVector.broadcast(SPECIES, seeds[10]);
    DoubleVector s11 = DoubleVector.broadcast(SPECIES, seeds[11]);
    for (int i = 0; i < rounds; i++) {
      s0 = s0.fma(a, b);
      s1 = s1.fma(a, b);
      s2 = s2.fma(a, b);
      s3 = s3.fma(a, b);
      s4 = s4.fma(a, b);
      s5 = s5.fma(a, b);
      s6 = s6.fma(a, b);
      s7 = s7.fma(a, b);
      s8 = s8.fma(a, b);
      s9 = s9.fma(a, b);
      s10 = s10.fma(a, b);
      s11 = s11.fma(a, b);
    }
    DoubleVector all = s0.add(s1).add(s2.add(s3)).add(s4.add(s5).add(s6.add(s7)));
    return all.add(s8.add(s9).add(s10.add(s11))).reduceLanes(VectorOperators.ADD);
  }
}
