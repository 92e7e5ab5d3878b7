package org.natgrad.tribuo.classification;

import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.ModelProvenance;

/**
 * Makes Tribuo's {@link LinearSGDModel}, whose constructor only its own package sees: the way in is
 * the protected method that a subclass of its trainer inherits. It never trains.
 */
final class LinearModels extends LinearSGDTrainer {

  private static final LinearModels FACTORY = new LinearModels();

  private LinearModels() {
    super(new LogMulticlass(), SGD.getSimpleSGD(1.0), 1, Trainer.DEFAULT_SEED);
  }

  /** Wraps weights, a row a label and the intercept last, into a softmax model. */
  static LinearSGDModel softmax(
      String name,
      ModelProvenance provenance,
      ImmutableFeatureMap features,
      ImmutableOutputInfo<Label> labels,
      double[][] weights) {
    LinearParameters parameters = new LinearParameters(DenseMatrix.createDenseMatrix(weights));
    return FACTORY.createModel(name, provenance, features, labels, parameters);
  }
}
