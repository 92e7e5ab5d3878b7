/**
 * Linear classifiers for Tribuo, trained to their optimum by natural gradient.
 *
 * <p>With rows x_i (1 appended for the intercept), weights s_i, labels y_i among K classes and one
 * row w_k of weights a class, the model is the softmax p_ik ∝ exp⟨w_k, x_i⟩ and the trainer
 * minimises
 *
 * <pre>
 *   F(w) = −Σ_i s_i log p_{i,y_i} + ½ λ Σ_k ‖w_k‖²
 * </pre>
 *
 * <p>the sum over rows, not the mean; the intercepts go unpenalised unless {@code
 * penaliseIntercept}. LibLinear's L2R_LR and scikit-learn are the same objective with {@code
 * penaliseIntercept}: binary C = 2/λ, multinomial (scikit-learn) C = 1/λ. For these models the
 * Fisher information G(w) is the Hessian of the log-likelihood (Amari &amp; Nagaoka 2000, §2.2 and
 * §3.5: w is an e-affine coordinate system), so the step −(G + Λ)⁻¹ dF is at once natural gradient
 * and Newton step. There is no learning rate; and to scale features is a choice about the penalty,
 * which it changes, not a need of the algorithm.
 *
 * <p>The guarantee: a fit that ends {@link org.natgrad.descent.Status#CONVERGED} comes with a
 * certified bound of F(w) − inf F, at most {@code tolerance · F} (λ &gt; 0). The cost: some ten to
 * a hundred passes over the data, most of them products with the Fisher matrix; memory for the rows
 * (8 bytes a dense cell, 12 a sparse one), one n × K array and a few of K (d + 1). The bits of the
 * model depend on the data and the configuration only: not on threads, on the kernel backend, nor
 * on the JDK.
 *
 * <p>Start with {@link org.natgrad.tribuo.classification.LinearNGDTrainer}:
 *
 * <pre>{@code
 * LinearSGDModel model = new LinearNGDTrainer().train(dataset);   // in place of LinearSGDTrainer
 * Fit fit = new LinearNGDTrainer().fit(dataset);                  // the same, with error bars
 * fit.fitted().coefficients();
 * }</pre>
 *
 * <p>The model is Tribuo's own {@link org.tribuo.classification.sgd.linear.LinearSGDModel}: saved,
 * it loads, predicts, explains and exports to ONNX where natgrad is absent. From a command line:
 * {@link org.natgrad.tribuo.classification.TrainTest}, or Tribuo's own ConfigurableTrainTest and
 * RunAll with {@code -c /org/natgrad/tribuo/classification/linear-ngd.xml}.
 */
package org.natgrad.tribuo.classification;
