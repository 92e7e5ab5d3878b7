package org.natgrad.information;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.util.Binary64;
import org.natgrad.geometry.Manifold;
import org.natgrad.geometry.MatrixTensor;
import org.natgrad.geometry.Metric;
import org.natgrad.geometry.Point;
import org.natgrad.model.DifferentiableModel;
import org.natgrad.model.Domain;
import org.natgrad.model.Jet;
import org.natgrad.model.SmoothMap;

/**
 * The Fisher metric g_ij = E[∂_i ℓ ∂_j ℓ] (Amari &amp; Nagaoka 2000, §2.2), in every chart of a
 * model's domain.
 *
 * <p>It is computed in the primary chart and pulled back, which keeps the relative accuracy unless
 * the chart mixes terms of opposite sign.
 */
public final class FisherMetric implements Metric {

  private final DifferentiableModel model;
  private final boolean byDefinition;

  private FisherMetric(DifferentiableModel model, boolean byDefinition) {
    if (model.supportMoves()) {
      throw new IllegalArgumentException(
          "model = "
              + model.name()
              + ": its support must not move with the parameter, or E[∂ℓ] is not 0 and there is no"
              + " Fisher metric. Fix the support.");
    }
    this.model = model;
    this.byDefinition = byDefinition;
  }

  /**
   * The metric of a model: its closed form if it has one, else {@linkplain #byDefinition by
   * definition}.
   *
   * @param model the model
   * @return its Fisher metric
   * @throws IllegalArgumentException if the model's support moves with its parameter
   */
  public static FisherMetric of(DifferentiableModel model) {
    return new FisherMetric(model, false);
  }

  /**
   * The metric of a model by automatic differentiation and quadrature, whatever closed forms it
   * has; to 1e-9 where the sample space has one dimension.
   *
   * @param model the model
   * @return its Fisher metric
   * @throws IllegalArgumentException if the model's support moves with its parameter
   */
  public static FisherMetric byDefinition(DifferentiableModel model) {
    return new FisherMetric(model, true);
  }

  /** {@return the model} */
  public DifferentiableModel model() {
    return model;
  }

  @Override
  public Manifold manifold() {
    return model.domain();
  }

  /**
   * The metric at one point.
   *
   * @param p a point in any chart of the model's domain
   * @return the tensor
   * @throws IllegalArgumentException if p is no point of the domain
   * @throws IllegalStateException if there is no closed form and quadrature does not settle
   */
  @Override
  public MatrixTensor at(Point p) {
    Domain domain = model.domain();
    domain.check(p);
    double[] theta = domain.primary(p);
    double[] matrix = primary(theta);
    int n = theta.length;
    if (!p.chart().equals(domain.chart())) {
      Jet jet = Jet.of(domain.change(p.chart()).toPrimary(), p.coordinates(), 1);
      matrix = Tensors.pulledBack(matrix, 2, jet.jacobian(), n, n);
    }
    return MatrixTensor.of(p, Tensors.symmetrised(matrix, n));
  }

  private double[] primary(double[] theta) {
    if (!byDefinition) {
      Optional<Binary64[]> closed = model.fisher(SmoothMap.lifted(theta));
      if (closed.isPresent()) {
        return Arrays.stream(closed.get()).mapToDouble(Binary64::getReal).toArray();
      }
    }
    return Moments.of(model, theta).fisher();
  }
}
