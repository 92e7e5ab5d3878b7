/**
 * The kernels on the Java Vector API.
 *
 * <p>Results are chains, and chains sit in lanes side by side, so nothing is ever summed across a
 * vector: the bits are those of {@link org.natgrad.kernel.ScalarKernels} at every lane width. All
 * matrix products, the Cholesky factorisation and the triangular solves run through one register
 * tile over packed panels; a scalar product is the sixteen strands of its definition in two, four
 * or eight vectors; likelihoods put rows in lanes.
 *
 * <p>On the module path nothing needs to be done: {@link org.natgrad.kernel.Kernels#best()} finds
 * this module, which requires {@code jdk.incubator.vector}. On the class path start Java with
 * {@code --add-modules jdk.incubator.vector}; without it the scalar kernels are used, and a log
 * line says so. The JVM itself warns of the incubator module.
 *
 * <p>Vectors are worth having only once the JVM's optimising compiler has seen them: below some
 * thousands of operations a call goes to the scalar code.
 */
package org.natgrad.simd;
