package org.natgrad.tribuo.classification;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.VariableIDInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * The weights of an earlier model, rearranged for a dataset: labels and features are matched by
 * name.
 */
final class WarmStart {

  private static final Logger LOGGER = Logger.getLogger(WarmStart.class.getName());

  private WarmStart() {}

  /**
   * Rearranges a model's weights. Features that the model lacks start at 0; those that the dataset
   * lacks are dropped.
   *
   * @throws IllegalArgumentException if the sets of labels differ, no feature is shared, or a
   *     weight is not finite
   */
  static double[][] of(
      LinearSGDModel start, ImmutableFeatureMap features, ImmutableOutputInfo<Label> labels) {
    DenseMatrix old = start.getWeightsCopy();
    ImmutableOutputInfo<Label> oldLabels = start.getOutputIDInfo();
    requireSameLabels(oldLabels, labels);
    int[] oldColumn = columns(start.getFeatureIDMap(), features);
    int intercept = old.getDimension2Size() - 1;
    double[][] weights = new double[labels.size()][features.size() + 1];
    for (Pair<Integer, Label> label : labels) {
      double[] row = weights[label.getA()];
      int oldRow = oldLabels.getID(label.getB());
      for (int j = 0; j < oldColumn.length; j++) {
        if (oldColumn[j] >= 0) {
          row[j] = finite(old.get(oldRow, oldColumn[j]), features.get(j).getName(), label.getB());
        }
      }
      row[features.size()] = finite(old.get(oldRow, intercept), "intercept", label.getB());
    }
    return weights;
  }

  private static void requireSameLabels(
      ImmutableOutputInfo<Label> old, ImmutableOutputInfo<Label> labels) {
    for (Pair<Integer, Label> label : labels) {
      if (old.getID(label.getB()) < 0) {
        throw mismatch(label.getB(), "is a label of the dataset that the model does not know");
      }
    }
    for (Pair<Integer, Label> label : old) {
      if (labels.getID(label.getB()) < 0) {
        throw mismatch(label.getB(), "is a label of the model that the dataset does not know");
      }
    }
  }

  private static IllegalArgumentException mismatch(Label label, String what) {
    return new IllegalArgumentException(
        "start: '"
            + label.getLabel()
            + "' "
            + what
            + "; both must have the same labels. Fit without a start");
  }

  private static int[] columns(ImmutableFeatureMap old, ImmutableFeatureMap features) {
    int[] column = new int[features.size()];
    int shared = 0;
    for (VariableInfo info : features) {
      VariableIDInfo known = old.get(info.getName());
      column[((VariableIDInfo) info).getID()] = known == null ? -1 : known.getID();
      shared += known == null ? 0 : 1;
    }
    if (shared == 0) {
      throw new IllegalArgumentException(
          "start: none of the model's "
              + old.size()
              + " features is among the dataset's "
              + features.size()
              + "; features are matched by name. Fit without a start");
    }
    if (shared < features.size() || shared < old.size()) {
      LOGGER.log(
          Level.INFO,
          "Warm start: {0} features of the dataset start at 0, {1} of the model are dropped",
          new Object[] {features.size() - shared, old.size() - shared});
    }
    return column;
  }

  private static double finite(double weight, String feature, Label label) {
    if (!(Math.abs(weight) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "start: the weight of feature '"
              + feature
              + "' for label '"
              + label.getLabel()
              + "' = "
              + weight
              + ": a weight must be finite. Fit without a start");
    }
    return weight;
  }
}
