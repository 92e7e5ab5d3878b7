/**
 * Dense linear algebra and row arithmetic, defined to the bit.
 *
 * <p>A natural-gradient step needs few things from linear algebra: the Fisher matrix of a sum over
 * rows, G = Xᵀ diag(w) X; a Cholesky factor of it and triangular solves; logits X Wᵀ; the softmax
 * and its residual; and the gradient Rᵀ X. {@link org.natgrad.kernel.Kernels} is the port for
 * these, {@link org.natgrad.kernel.ScalarKernels} its definition in plain Java, and a faster
 * adapter is found by {@link org.natgrad.kernel.Kernels#best()} through {@link
 * java.util.ServiceLoader}.
 *
 * <h2>Definitions</h2>
 *
 * <p>Floating-point addition is not associative, so a sum means nothing until its order is given.
 * Three orders are used here. Elements of a matrix result are <em>chains</em>, c = fma(a_k, b_k, c)
 * for k = 0, 1, 2, …, that start from what c holds: tiles, blocks and lanes are then free to vary,
 * for each element is one chain whoever computes it. A scalar result is a <em>dot product</em> over
 * sixteen interleaved chains, added up in a fixed tree: the widest vectors in use hold eight
 * doubles and want two of them in flight. Sparse rows are plain chains, product and sum rounded
 * apart. exp, log and log1p are polynomials of the library's own ({@link
 * org.natgrad.kernel.Elementary}), since those of the JDK may differ by release and processor.
 *
 * <h2>Guarantee</h2>
 *
 * <p>Every adapter returns the bits of {@code ScalarKernels}, on every JDK, processor and lane
 * width; only the payloads of NaNs are free. The published contract {@code KernelsContract} holds
 * an adapter to that. Errors are those of the textbook chains: a chain of n terms errs by at most n
 * u Σ|a_k b_k| (u = 2^−53; Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section
 * 3.1), a dot product by about n/16 of that.
 *
 * <h2>Cost</h2>
 *
 * <p>Nothing is allocated in proportion to the data: products copy blocks of at most a megabyte
 * into scratch. The Fisher matrix takes n d (d + 1) operations, Cholesky d³/3, a solve d² for each
 * right-hand side. The order of the chains costs nothing, for it is that of the fastest code
 * anyway.
 */
package org.natgrad.kernel;
