/**
 * Regression by natural gradient: rows, response families, fitted models.
 *
 * <p>A row x with weight s and response y contributes s · nll(y, η) to the loss, η = b + Wx. For a
 * canonical family, such as softmax, the Fisher information Σ s x xᵀ ⊗ Cov(y | x) is the Hessian of
 * the loss, so natural gradient descent is Newton's method: scale-free, quadratic near the optimum,
 * nothing to tune. With {@code p = (K−1)(d+1)} free weights the metric is held as a matrix while
 * that is cheap, else reached through products with the rows.
 *
 * <p>Guarantee: with a penalty the fit ends with a true bound of F − min F, the certificate. The
 * sums run over numbered blocks of rows on one fixed binary tree, each block a chain, so the result
 * has the same bits for any number of threads, any {@link org.natgrad.kernel.Kernels} and any JDK.
 *
 * <p>Cost: a natural gradient step takes one to two passes over the rows plus either their Gram
 * products, n d² K²/2, and p³/3, or 5 to 50 products with the metric, a pass each. Memory: the
 * rows, 3 n K doubles, and p² a thread where the metric is a matrix.
 *
 * <pre>{@code
 * DesignMatrix x = DesignMatrix.dense(n, d, values);
 * Categorical y = Categorical.of(labels, List.of("benign", "malignant"));
 * FittedModel fitted = GeneralisedLinearModel.defaults().fit(x, y);
 * fitted.coefficients().forEach(System.out::println);
 * }</pre>
 */
package org.natgrad.regression;
