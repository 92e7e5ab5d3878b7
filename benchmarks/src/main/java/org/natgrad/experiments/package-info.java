/**
 * Experiments: programs that train natgrad and its rivals on the same real data, score every result
 * by the same plain loops, and print and draw what came out.
 *
 * <p>{@link org.natgrad.experiments.TrainOnRealData} is the one to run. It loads a {@link
 * org.natgrad.experiments.DataSet}, lets every {@link org.natgrad.experiments.Rival} train under a
 * {@link org.natgrad.experiments.Plan} in a {@link org.natgrad.experiments.Race}, and shows the
 * {@link org.natgrad.experiments.Measurement}s as a table and a picture.
 *
 * <p>What is compared, for two classes, features x and a constant 1 as the last of them:
 *
 * <pre>
 *   F(w) = Σ_i −log p(y_i | x_i; w) + ½ λ (‖w_0‖² + ‖w_1‖²),   p(k | x; w) ∝ exp⟨w_k, x⟩
 *   suboptimality = (F − F*) / F*
 * </pre>
 *
 * with F* the value at natgrad's solution to rounding. LibLinear minimises the same function
 * through C = 2/λ and w_1 − w_0 for its one weight vector. AdaGrad has no L2 penalty: it descends Σ
 * −log p alone, and its F is shown as what it is.
 *
 * <p>A pass over the data is X times a vector and Xᵀ times a vector: a forward or a backward sweep
 * counts ½, a product with the Fisher matrix or the Hessian 1, a sweep that forms that matrix or a
 * preconditioner ½ (though it may do more arithmetic). The evaluation at the start counts.
 * LibLinear evaluates the same start twice, which is counted once. An epoch of AdaGrad is one pass.
 */
package org.natgrad.experiments;
