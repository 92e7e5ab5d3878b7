package org.natgrad.experiments;

import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * What a linear model is worth: computed from its weights alone, by the same plain loops whoever
 * trained it.
 *
 * @param objective F, the training rows' negative log-likelihood plus the penalty
 * @param train the fit to the training rows
 * @param test the fit to the test rows
 */
public record Score(double objective, Fit train, Fit test) {

  /**
   * How well a model predicts some rows.
   *
   * @param accuracy share of the rows whose likeliest class is theirs
   * @param logLoss mean of −log p(y | x), in nats
   */
  public record Fit(double accuracy, double logLoss) {}

  /**
   * Scores weights.
   *
   * @param weights a row a class in the order of the data set's classes, the intercept last
   * @param lambda the penalty λ, which includes the intercepts
   * @param train rows trained on
   * @param test rows held out
   * @return the score
   */
  public static Score of(double[][] weights, double lambda, DataSet train, DataSet test) {
    Fit onTrain = fit(weights, train);
    Sum objective = new Sum();
    for (double[] row : weights) {
      for (double w : row) {
        objective.add(lambda / 2 * w * w);
      }
    }
    for (int i = 0; i < train.rows(); i++) {
      objective.add(loss(weights, train.x()[i], train.y()[i]));
    }
    return new Score(objective.value(), onTrain, fit(weights, test));
  }

  /**
   * Takes the weights out of a Tribuo model.
   *
   * @param model one of Tribuo's linear classifiers for two classes
   * @param data the data set that names the features and classes
   * @return a row a class in the order of {@code data}'s classes, the intercept last
   */
  public static double[][] weights(Model<Label> model, DataSet data) {
    List<String> features = data.features();
    int d = features.size();
    double[][] weights = new double[data.classes().size()][d + 1];
    if (model instanceof LinearSGDModel linear) {
      DenseMatrix copy = linear.getWeightsCopy();
      for (int k = 0; k < weights.length; k++) {
        int row = model.getOutputIDInfo().getID(new Label(data.classes().get(k)));
        for (int j = 0; j < d; j++) {
          weights[k][j] = copy.get(row, model.getFeatureIDMap().getID(features.get(j)));
        }
        weights[k][d] = copy.get(row, copy.getDimension2Size() - 1);
      }
    } else if (model instanceof LibLinearClassificationModel libLinear) {
      // One weight vector v with p(y = labels[0] | x) = 1 / (1 + exp(−⟨v, x⟩)): rows ±v/2.
      var inner = libLinear.getInnerModels().get(0);
      double[] v = inner.getFeatureWeights();
      for (int k = 0; k < 2; k++) {
        int id = model.getOutputIDInfo().getID(new Label(data.classes().get(k)));
        double half = inner.getLabels()[0] == id ? 0.5 : -0.5;
        for (int j = 0; j < d; j++) {
          weights[k][j] = half * v[model.getFeatureIDMap().getID(features.get(j))];
        }
        weights[k][d] = half * v[v.length - 1];
      }
    } else {
      throw new IllegalArgumentException("model = " + model.getName() + ": must be linear");
    }
    return weights;
  }

  private static Fit fit(double[][] weights, DataSet data) {
    Sum loss = new Sum();
    int right = 0;
    for (int i = 0; i < data.rows(); i++) {
      double[] z = logits(weights, data.x()[i]);
      int best = 0;
      for (int k = 1; k < z.length; k++) {
        best = z[k] > z[best] ? k : best;
      }
      right += best == data.y()[i] ? 1 : 0;
      loss.add(loss(weights, data.x()[i], data.y()[i]));
    }
    return new Fit((double) right / data.rows(), loss.value() / data.rows());
  }

  /** −log p(y | x) = log Σ_k exp(z_k − z_y), with the largest term taken out. */
  private static double loss(double[][] weights, double[] x, int y) {
    double[] z = logits(weights, x);
    int top = 0;
    for (int k = 1; k < z.length; k++) {
      top = z[k] > z[top] ? k : top;
    }
    double others = 0;
    for (int k = 0; k < z.length; k++) {
      others += k == top ? 0 : StrictMath.exp(z[k] - z[top]);
    }
    return z[top] - z[y] + StrictMath.log1p(others);
  }

  private static double[] logits(double[][] weights, double[] x) {
    double[] z = new double[weights.length];
    for (int k = 0; k < z.length; k++) {
      Sum sum = new Sum();
      for (int j = 0; j < x.length; j++) {
        sum.add(weights[k][j] * x[j]);
      }
      sum.add(weights[k][x.length]);
      z[k] = sum.value();
    }
    return z;
  }

  /** A sum that carries its rounding errors along (Neumaier 1974). */
  private static final class Sum {
    private double sum;
    private double lost;

    void add(double term) {
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
      sum = next;
    }

    double value() {
      return sum + lost;
    }
  }
}
