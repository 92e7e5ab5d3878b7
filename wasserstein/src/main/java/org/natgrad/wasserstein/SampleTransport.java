package org.natgrad.wasserstein;

import java.util.Arrays;
import org.natgrad.geometry.Curve;
import org.natgrad.geometry.Plan;
import org.natgrad.geometry.Transport;

/**
 * W₂ between sorted samples, of any sizes and weights, by the monotone coupling: mass between the
 * levels u and u + du of the one goes to the same levels of the other.
 *
 * <p>Levels closer than (n + m) · 2⁻⁵² are taken as equal, since rounded weights cannot tell them
 * apart; a level's rounding would otherwise enter the distance by its square root, as 10⁻⁸ of a
 * gap.
 */
public record SampleTransport() implements Transport<SortedSample> {

  /** {@inheritDoc} This is W₂. */
  @Override
  public double cost(SortedSample a, SortedSample b) {
    Plan.Coupling plan = plan(a, b);
    double largest = 0;
    for (int e = 0; e < plan.size(); e++) {
      largest = Math.max(largest, distance(a, b, plan, e));
    }
    if (largest == 0 || largest > Double.MAX_VALUE) {
      return largest;
    }
    double sum = 0;
    for (int e = 0; e < plan.size(); e++) { // relative to the largest: no overflow, no underflow
      double d = distance(a, b, plan, e) / largest;
      sum += plan.mass(e) * d * d;
    }
    return largest * Math.sqrt(sum);
  }

  /** {@inheritDoc} It is monotone, and has fewer than n + m entries. */
  @Override
  public Plan.Coupling plan(SortedSample a, SortedSample b) {
    int most = a.size() + b.size();
    double tie = most * 0x1p-52;
    int[] source = new int[most];
    int[] target = new int[most];
    double[] mass = new double[most];
    int entries = 0;
    double level = 0;
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      double above = Math.min(a.cumulative(i), b.cumulative(j));
      double gap = a.cumulative(i) - b.cumulative(j);
      if (above - level > tie) {
        source[entries] = i;
        target[entries] = j;
        mass[entries++] = above - level;
        level = above;
      }
      i += gap <= tie ? 1 : 0;
      j += gap >= -tie ? 1 : 0;
    }
    return Plan.Coupling.of(
        Arrays.copyOf(source, entries),
        Arrays.copyOf(target, entries),
        Arrays.copyOf(mass, entries));
  }

  /** {@inheritDoc} Each entry of the plan is an atom that moves at constant speed. */
  @Override
  public Curve<SortedSample> geodesic(SortedSample a, SortedSample b) {
    Plan.Coupling plan = plan(a, b);
    double[] masses = new double[plan.size()];
    Arrays.setAll(masses, plan::mass);
    return t -> {
      double s = Interpolation.complement(t);
      double[] values = new double[masses.length];
      Arrays.setAll(values, e -> s * a.value(plan.source(e)) + t * b.value(plan.target(e)));
      return SortedSample.weighted(values, masses);
    };
  }

  private static double distance(SortedSample a, SortedSample b, Plan.Coupling plan, int e) {
    return Math.abs(a.value(plan.source(e)) - b.value(plan.target(e)));
  }
}
