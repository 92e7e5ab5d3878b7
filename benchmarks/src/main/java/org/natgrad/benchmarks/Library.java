package org.natgrad.benchmarks;

/**
 * A rival's kernels, each used as its authors would: copies into its own types are made before the
 * clock starts, outputs are allocated once where it lets one pass them, and what it overwrites is
 * copied in again by the call. A library has the kernels that the {@link Plan} asks it for.
 */
interface Library {

  /** G = Xᵀ diag(w) X, at least the lower triangle. */
  default Task weightedSyrk(DesignProblem p) {
    throw absent();
  }

  /** The same of single-precision rows. */
  default Task weightedSyrkOfFloats(DesignProblem p) {
    throw absent();
  }

  /** The lower triangles of all blocks of the Fisher matrix of softmax weights. */
  default Task softmaxFisher(LogitsProblem p) {
    throw absent();
  }

  /** A = L Lᵀ, at least the lower triangle of L. */
  default Task cholesky(SquareProblem p) {
    throw absent();
  }

  /** L X = B. */
  default Task triangularSolve(SquareProblem p) {
    throw absent();
  }

  /** C += A B. */
  default Task gemm(SquareProblem p) {
    throw absent();
  }

  /** Z = X B, the logits alone. */
  default Task logits(LogitsProblem p) {
    throw absent();
  }

  /** Probabilities, n × K, then residuals, n × K, then the n losses. */
  default Task logitsSoftmax(LogitsProblem p) {
    throw absent();
  }

  /** u = Xᵀ(w ∘ X v). */
  default Task fisherTimes(DesignProblem p) {
    throw absent();
  }

  /** ⟨x, w⟩ as an array of one. */
  default Task dot(VectorProblem p) {
    throw absent();
  }

  /** X v. */
  default Task gemv(DesignProblem p) {
    throw absent();
  }

  /** exp of each element. */
  default Task exp(VectorProblem p) {
    throw absent();
  }

  /** log of each of the weights. */
  default Task log(VectorProblem p) {
    throw absent();
  }

  /** The sum of the elements, as an array of one. */
  default Task read(VectorProblem p) {
    throw absent();
  }

  /** {@link Kernel#FMA_PEAK}'s operations on numbers in registers. */
  default Task fmaPeak(Size size) {
    throw absent();
  }

  private static UnsupportedOperationException absent() {
    return new UnsupportedOperationException("the plan asks a rival for what it does not offer");
  }
}
