package org.natgrad.benchmarks;

/**
 * A rival's kernels, each used as its authors would: copies into its own types are made before the
 * clock starts, outputs are allocated once where it lets one pass them, and what it overwrites is
 * copied in again by the call. A library has the kernels that the {@link Plan} asks it for.
 */
interface Library {

  /** G = Xᵀ diag(w) X, at least the lower triangle. */
  default Task weightedSyrk(DesignProblem p) {
    throw new UnsupportedOperationException();
  }

  /** The same of single-precision rows. */
  default Task weightedSyrkOfFloats(DesignProblem p) {
    throw new UnsupportedOperationException();
  }

  /** The lower triangles of all blocks of the Fisher matrix of softmax weights. */
  default Task softmaxFisher(LogitsProblem p) {
    throw new UnsupportedOperationException();
  }

  /** A = L Lᵀ, at least the lower triangle of L. */
  default Task cholesky(SquareProblem p) {
    throw new UnsupportedOperationException();
  }

  /** L X = B. */
  default Task triangularSolve(SquareProblem p) {
    throw new UnsupportedOperationException();
  }

  /** C += A B. */
  default Task gemm(SquareProblem p) {
    throw new UnsupportedOperationException();
  }

  /** Z = X B, the logits alone. */
  default Task logits(LogitsProblem p) {
    throw new UnsupportedOperationException();
  }

  /** Probabilities, n × K, then residuals, n × K, then the n losses. */
  default Task logitsSoftmax(LogitsProblem p) {
    throw new UnsupportedOperationException();
  }

  /** u = Xᵀ(w ∘ X v). */
  default Task fisherTimes(DesignProblem p) {
    throw new UnsupportedOperationException();
  }

  /** ⟨x, w⟩ as an array of one. */
  default Task dot(VectorProblem p) {
    throw new UnsupportedOperationException();
  }

  /** X v. */
  default Task gemv(DesignProblem p) {
    throw new UnsupportedOperationException();
  }

  /** exp of each element. */
  default Task exp(VectorProblem p) {
    throw new UnsupportedOperationException();
  }

  /** log of each of the weights. */
  default Task log(VectorProblem p) {
    throw new UnsupportedOperationException();
  }

  /** The sum of the elements, as an array of one. */
  default Task read(VectorProblem p) {
    throw new UnsupportedOperationException();
  }

  /** {@link Kernel#FMA_PEAK}'s operations on numbers in registers. */
  default Task fmaPeak(Size size) {
    throw new UnsupportedOperationException();
  }
}
