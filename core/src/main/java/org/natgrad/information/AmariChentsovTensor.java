package org.natgrad.information;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.util.Binary64;
import org.natgrad.geometry.Point;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Domain;
import org.natgrad.model.Jet;
import org.natgrad.model.SmoothMap;

/**
 * The Amari–Chentsov tensor T_ijk = E[∂_i ℓ ∂_j ℓ ∂_k ℓ] (Amari &amp; Nagaoka 2000, §2.3): the
 * symmetric tensor in which the α-connections differ, and up to a factor the only invariant one
 * (Chentsov 1972).
 */
public final class AmariChentsovTensor {

  private final DifferentiableModel model;
  private final boolean byDefinition;

  private AmariChentsovTensor(DifferentiableModel model, boolean byDefinition) {
    this.model = model;
    this.byDefinition = byDefinition;
  }

  /**
   * The tensor of a model: its closed form if it has one, else by definition.
   *
   * @param model the model
   * @return its tensor
   */
  public static AmariChentsovTensor of(DifferentiableModel model) {
    return new AmariChentsovTensor(model, false);
  }

  /**
   * The tensor of a model by automatic differentiation and quadrature, whatever closed forms it
   * has.
   *
   * @param model the model
   * @return its tensor
   */
  public static AmariChentsovTensor byDefinition(DifferentiableModel model) {
    return new AmariChentsovTensor(model, true);
  }

  /**
   * The components at one point.
   *
   * @param p a point in any chart of the model's domain
   * @return n³ numbers in p's chart, (i, j, k) at {@code (i * n + j) * n + k}
   * @throws IllegalArgumentException if p is no point of the domain
   * @throws IllegalStateException if there is no closed form and quadrature does not settle
   */
  public double[] at(Point p) {
    Domain domain = model.domain();
    domain.check(p);
    double[] theta = domain.primary(p);
    double[] tensor = primary(theta);
    if (p.chart().equals(domain.chart())) {
      return tensor;
    }
    int n = theta.length;
    Jet jet = Jet.of(domain.change(p.chart()).toPrimary(), p.coordinates(), 1);
    return Tensors.symmetrisedCube(Tensors.pulledBack(tensor, 3, jet.jacobian(), n, n), n);
  }

  double[] primary(double[] theta) {
    if (!byDefinition) {
      Optional<Binary64[]> closed = model.skewness(SmoothMap.lifted(theta));
      if (closed.isPresent()) {
        return Arrays.stream(closed.get()).mapToDouble(Binary64::getReal).toArray();
      }
    }
    return Moments.of(model, theta).skewness();
  }
}
