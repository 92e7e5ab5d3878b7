package org.natgrad.model;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * A model seen through a smooth map u ↦ θ(u) from a domain of its own: a curved submodel if there
 * are fewer coordinates u than θ, a reparameterisation if as many (Amari &amp; Nagaoka 2000, §2.1).
 * The laws are p(x; θ(u)), so metric and Amari–Chentsov tensor are pulled back; where the map is no
 * immersion the metric is singular.
 */
public final class Submodel implements DifferentiableModel {

  private final DifferentiableModel ambient;
  private final Domain domain;
  private final SmoothMap map;

  private Submodel(DifferentiableModel ambient, Domain domain, SmoothMap map) {
    this.ambient = ambient;
    this.domain = domain;
    this.map = map;
  }

  /**
   * A submodel.
   *
   * @param ambient the model that it lies in
   * @param domain its own parameters u
   * @param map u ↦ θ, primary coordinates of {@code ambient}
   * @return the submodel
   */
  public static Submodel of(DifferentiableModel ambient, Domain domain, SmoothMap map) {
    return new Submodel(ambient, domain, map);
  }

  /** {@return the model that this one lies in} */
  public DifferentiableModel ambient() {
    return ambient;
  }

  /** {@return the map u ↦ θ} */
  public SmoothMap map() {
    return map;
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Support support(double[] theta) {
    return ambient.support(map.at(theta));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T logDensity(T[] theta, double[] x) {
    return ambient.logDensity(map.at(theta), x);
  }

  @Override
  public Optional<Sampler> sampler(double[] theta) {
    return ambient.sampler(map.at(theta));
  }

  @Override
  public boolean supportMoves() {
    return ambient.supportMoves();
  }

  @Override
  public boolean scoreJumps() {
    return ambient.scoreJumps();
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> fisher(T[] theta) {
    return ambient.fisher(map.at(theta)).map(tensor -> pulledBack(tensor, 2, theta));
  }

  @Override
  public <T extends CalculusFieldElement<T>> Optional<T[]> skewness(T[] theta) {
    return ambient.skewness(map.at(theta)).map(tensor -> pulledBack(tensor, 3, theta));
  }

  private <T extends CalculusFieldElement<T>> T[] pulledBack(T[] tensor, int order, T[] theta) {
    FieldJet<T> jacobian = FieldJet.of(map, theta, 1);
    int n = ambient.domain().dimension();
    int m = theta.length;
    T[] now = tensor;
    for (int slot = 0; slot < order; slot++) { // each index comes first, and goes last
      int rest = now.length / n;
      T[] next = MathArrays.buildArray(theta[0].getField(), rest * m);
      for (int r = 0; r < rest; r++) {
        for (int a = 0; a < m; a++) {
          T sum = theta[0].getField().getZero();
          for (int i = 0; i < n; i++) {
            sum = sum.add(now[i * rest + r].multiply(jacobian.partial(i, a)));
          }
          next[r * m + a] = sum;
        }
      }
      now = next;
    }
    return now;
  }
}
