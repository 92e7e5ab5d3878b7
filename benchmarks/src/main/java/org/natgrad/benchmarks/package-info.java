/**
 * JMH benchmarks of natgrad's own parts: one class a question, which its documentation states with
 * the answer expected and what would refute it. {@code README.md} of this module has the commands.
 */
package org.natgrad.benchmarks;
