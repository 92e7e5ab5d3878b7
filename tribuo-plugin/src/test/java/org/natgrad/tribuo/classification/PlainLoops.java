package org.natgrad.tribuo.classification;

import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** The objective as a reader would write it down, independent of the library. */
final class PlainLoops {

  private PlainLoops() {}

  /** F(w) = Σ_i s_i (log Σ_k exp z_ik − z_{i,y_i}) + ½ λ Σ_k ‖w_k‖². */
  static double objective(
      Dataset<Label> data,
      ImmutableFeatureMap features,
      ImmutableOutputInfo<Label> labels,
      double[][] weights,
      double l2,
      boolean penaliseIntercept) {
    double sum = 0;
    for (Example<Label> example : data) {
      double[] z = logits(example, features, weights);
      double highest = Double.NEGATIVE_INFINITY;
      for (double zk : z) {
        highest = Math.max(highest, zk);
      }
      double total = 0;
      boolean skipped = false;
      for (double zk : z) {
        if (zk == highest && !skipped) {
          skipped = true;
        } else {
          total += Math.exp(zk - highest);
        }
      }
      double loss = Math.log1p(total) + highest - z[labels.getID(example.getOutput())];
      sum += example.getWeight() * loss;
    }
    double squares = 0;
    for (double[] row : weights) {
      for (int j = 0; j < row.length - (penaliseIntercept ? 0 : 1); j++) {
        squares += row[j] * row[j];
      }
    }
    return sum + l2 / 2 * squares;
  }

  static double[] logits(Example<Label> example, ImmutableFeatureMap features, double[][] weights) {
    double[] z = new double[weights.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = weights[k][weights[k].length - 1];
    }
    for (Feature feature : example) {
      int id = features.getID(feature.getName());
      for (int k = 0; k < z.length && id >= 0; k++) {
        z[k] += weights[k][id] * feature.getValue();
      }
    }
    return z;
  }

  static double[][] weights(LinearSGDModel model) {
    DenseMatrix matrix = model.getWeightsCopy();
    return matrix.toArray();
  }
}
