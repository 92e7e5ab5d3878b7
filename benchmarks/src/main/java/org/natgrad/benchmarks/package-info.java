/**
 * Benchmarks of natgrad's kernels beside their rivals: a class a question, which its documentation
 * states with the answer expected and what would refute it. {@code README.md} of this module has
 * the commands.
 *
 * <p>A {@link org.natgrad.benchmarks.Rival} computes kernels on problems drawn from a fixed seed,
 * and is held against plain loops before it is timed. {@link org.natgrad.benchmarks.Suite} measures
 * all cells of the plan, each in a process of its own, and {@link org.natgrad.benchmarks.Report}
 * makes a table and a roofline of them.
 */
package org.natgrad.benchmarks;
