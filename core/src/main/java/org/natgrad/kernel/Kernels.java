package org.natgrad.kernel;

/**
 * The dense linear algebra and row arithmetic that natural gradients are made of: the driven port.
 *
 * <p>Every method is defined down to the bit, and {@link ScalarKernels} is that definition in code.
 * An adapter overrides what it can do faster and must return the same bits ({@code
 * Double.doubleToLongBits}; NaN payloads are not pinned). The definitions are chosen so that lane
 * width, tiling and blocking cannot be seen:
 *
 * <ul>
 *   <li><b>Matrix results are chains.</b> Each output element is {@code c = fma(a_k, b_k, c)} for
 *       {@code k = 0, 1, 2, …}, starting from the value that {@code c} holds on entry. A caller may
 *       therefore cut the summation range into consecutive calls without changing a bit.
 *   <li><b>Scalar results are dot products</b> over sixteen strided accumulators, see {@link #dot}.
 *   <li><b>Row results are chains over the classes</b> {@code k = 0, 1, …}, see {@link #softmax}.
 *   <li><b>exp, log and kin</b> are the library's own polynomials, see {@link Elementary}.
 * </ul>
 *
 * <p>Matrices are row-major: element {@code (i, j)} of {@code a} is {@code a[ao + i * lda + j]}.
 * Sizes are counts and may be zero. Outputs come last, may not overlap inputs or each other unless
 * a method says so, and nothing outside the stated output is written. Arguments that would break
 * these rules, or leave an array, are refused before anything is written, see {@link
 * Preconditions}: an {@link IllegalArgumentException}, or a {@link NullPointerException}, names the
 * argument, its value and its range. Numbers may be anything: NaN and infinities go through the
 * arithmetic.
 *
 * <p>Implementations are stateless and safe for use by many threads.
 */
public interface Kernels {

  /**
   * The backend's name.
   *
   * @return the name as users see it, such as {@code "scalar"} or {@code "simd"}
   */
  String name();

  /**
   * The fastest backend that this JVM can run, found through {@link java.util.ServiceLoader}, or
   * the scalar definition. The choice is made once and logged once, at INFO; the system property
   * {@code natgrad.backend} ({@code auto}, {@code scalar}, {@code simd}) overrides it.
   *
   * @return the backend; the same one at each call
   */
  static Kernels best() {
    return KernelsLookup.best();
  }

  /**
   * The scalar product Σ x_i y_i. Element {@code i} is accumulated, in order, into accumulator
   * {@code i mod 16} by {@code s = fma(x_i, y_i, s)} from 0, and the accumulators are combined as
   * {@code s_l + s_{l+8}}, then {@code s_l + s_{l+4}}, {@code s_l + s_{l+2}}, {@code s_0 + s_1}.
   *
   * @param n number of elements
   * @param x first vector
   * @param xo its offset
   * @param y second vector
   * @param yo its offset
   * @return the scalar product; 0 if n is 0
   */
  default double dot(int n, double[] x, int xo, double[] y, int yo) {
    return ScalarKernels.INSTANCE.dot(n, x, xo, y, yo);
  }

  /**
   * y_i = fma(a, x_i, y_i).
   *
   * @param n number of elements
   * @param a factor
   * @param x vector added
   * @param xo its offset
   * @param y vector added to
   * @param yo its offset
   */
  default void axpy(int n, double a, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.axpy(n, a, x, xo, y, yo);
  }

  /**
   * y = A v for {@code A} of {@code m × n}: y_i is the {@link #dot} of row i with v.
   *
   * @param m rows of A
   * @param n columns of A
   * @param a matrix A
   * @param ao its offset
   * @param lda its leading dimension
   * @param v vector
   * @param vo its offset
   * @param y result
   * @param yo its offset
   */
  default void gemv(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    ScalarKernels.INSTANCE.gemv(m, n, a, ao, lda, v, vo, y, yo);
  }

  /**
   * y += Aᵀ v for {@code A} of {@code m × n}: y_j is the chain over the rows i of fma(v_i, a_ij,
   * y_j).
   *
   * @param m rows of A
   * @param n columns of A
   * @param a matrix A
   * @param ao its offset
   * @param lda its leading dimension
   * @param v vector
   * @param vo its offset
   * @param y result
   * @param yo its offset
   */
  default void gemvTransposed(
      int m, int n, double[] a, int ao, int lda, double[] v, int vo, double[] y, int yo) {
    ScalarKernels.INSTANCE.gemvTransposed(m, n, a, ao, lda, v, vo, y, yo);
  }

  /**
   * C += A B for {@code A} of {@code m × k} and {@code B} of {@code k × n}: the chain over k of
   * fma(a_ik, b_kj, c_ij).
   *
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each chain
   * @param a matrix A
   * @param ao its offset
   * @param lda its leading dimension
   * @param b matrix B
   * @param bo its offset
   * @param ldb its leading dimension
   * @param c matrix C
   * @param co its offset
   * @param ldc its leading dimension
   */
  default void gemm(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    ScalarKernels.INSTANCE.gemm(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
  }

  /**
   * C += Aᵀ B for {@code A} of {@code k × m} and {@code B} of {@code k × n}: the chain over k of
   * fma(a_ki, b_kj, c_ij).
   *
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each chain
   * @param a matrix A
   * @param ao its offset
   * @param lda its leading dimension
   * @param b matrix B
   * @param bo its offset
   * @param ldb its leading dimension
   * @param c matrix C
   * @param co its offset
   * @param ldc its leading dimension
   */
  default void gemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    ScalarKernels.INSTANCE.gemmTransposed(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc);
  }

  /**
   * G += Xᵀ diag(w) X for {@code X} of {@code n × d}, lower triangle only: g_ij, i ≥ j, is the
   * chain over the rows r of fma(w_r · x_ri, x_rj, g_ij), the product w_r · x_ri rounded first.
   *
   * @param n rows of X
   * @param d columns of X
   * @param x matrix X
   * @param xo its offset
   * @param ldx its leading dimension
   * @param w weights of the rows
   * @param wo their offset
   * @param g matrix G
   * @param go its offset
   * @param ldg its leading dimension
   */
  default void weightedSyrk(
      int n, int d, double[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    ScalarKernels.INSTANCE.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
  }

  /**
   * {@link #weightedSyrk(int, int, double[], int, int, double[], int, double[], int, int)} of
   * single-precision rows: each x_ri is widened, exactly, and everything else is double.
   *
   * @param n rows of X
   * @param d columns of X
   * @param x matrix X
   * @param xo its offset
   * @param ldx its leading dimension
   * @param w weights of the rows
   * @param wo their offset
   * @param g matrix G
   * @param go its offset
   * @param ldg its leading dimension
   */
  default void weightedSyrk(
      int n, int d, float[] x, int xo, int ldx, double[] w, int wo, double[] g, int go, int ldg) {
    ScalarKernels.INSTANCE.weightedSyrk(n, d, x, xo, ldx, w, wo, g, go, ldg);
  }

  /**
   * G_p += Xᵀ diag(w_p) X for several weightings p of the same rows: the bits of {@code count}
   * calls of {@link #weightedSyrk(int, int, double[], int, int, double[], int, double[], int,
   * int)}, lower triangles only.
   *
   * @param n rows of X
   * @param d columns of X
   * @param count number of weightings
   * @param x matrix X
   * @param xo its offset
   * @param ldx its leading dimension
   * @param w weights, those of weighting p from {@code wo + p * ldw} on
   * @param wo their offset
   * @param ldw distance between weightings
   * @param g matrices G_p; they may not overlap
   * @param go their {@code count} offsets
   * @param ldg their leading dimension
   */
  default void weightedSyrks(
      int n,
      int d,
      int count,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      int ldw,
      double[] g,
      int[] go,
      int ldg) {
    ScalarKernels.INSTANCE.weightedSyrks(n, d, count, x, xo, ldx, w, wo, ldw, g, go, ldg);
  }

  /**
   * The Fisher information of softmax weights: F += Σ_r s_r (diag p_r − p_r p_rᵀ) ⊗ x_r x_rᵀ, of
   * which block (k, l), k ≥ l, starts at {@code fo + k * d * ldf + l * d}. Each block is symmetric,
   * and only its lower triangle is read and written: it is the {@link #weightedSyrk(int, int,
   * double[], int, int, double[], int, double[], int, int)} of the weights s_r · (p_k · q_k) for k
   * = l, where q_k = Σ_{l≠k} p_l in class order, so that nothing cancels as p_k → 1, and of −(s_r ·
   * (p_k · p_l)) for k &gt; l.
   *
   * @param n rows of X
   * @param d columns of X
   * @param classes number K of classes
   * @param x matrix X
   * @param xo its offset
   * @param ldx its leading dimension
   * @param p probabilities, n × K
   * @param po their offset
   * @param s weights of the rows
   * @param so their offset
   * @param f matrix F, of order K · d
   * @param fo its offset
   * @param ldf its leading dimension
   */
  default void softmaxFisher(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] p,
      int po,
      double[] s,
      int so,
      double[] f,
      int fo,
      int ldf) {
    Preconditions.CHECK.softmaxFisher(n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
    SoftmaxFisher.add(this, n, d, classes, x, xo, ldx, p, po, s, so, f, fo, ldf);
  }

  /**
   * C += Aᵀ diag(w) B for {@code A} of {@code k × m} and {@code B} of {@code k × n}: the chain over
   * k of fma(w_k · a_ki, b_kj, c_ij), the product w_k · a_ki rounded first.
   *
   * @param m rows of C
   * @param n columns of C
   * @param k terms of each chain
   * @param a matrix A
   * @param ao its offset
   * @param lda its leading dimension
   * @param w weights of the terms
   * @param wo their offset
   * @param b matrix B
   * @param bo its offset
   * @param ldb its leading dimension
   * @param c matrix C
   * @param co its offset
   * @param ldc its leading dimension
   */
  default void weightedGemmTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int ao,
      int lda,
      double[] w,
      int wo,
      double[] b,
      int bo,
      int ldb,
      double[] c,
      int co,
      int ldc) {
    ScalarKernels.INSTANCE.weightedGemmTransposed(
        m, n, k, a, ao, lda, w, wo, b, bo, ldb, c, co, ldc);
  }

  /**
   * Products of the Fisher matrix Xᵀ diag(w) X with {@code m} vectors in one pass over X, which is
   * never formed: u_c += Xᵀ(w ∘ X v_c). With t the {@link #dot} of row r of X with v_c, it is the
   * chain over the rows of fma(w_r · t, x_rj, u_cj), the product w_r · t rounded first.
   *
   * @param n rows of X
   * @param d columns of X
   * @param m number of vectors
   * @param x matrix X
   * @param xo its offset
   * @param ldx its leading dimension
   * @param w weights of the rows
   * @param wo their offset
   * @param v vectors v_c, the rows of an m × d matrix
   * @param vo its offset
   * @param ldv its leading dimension
   * @param u vectors u_c, the rows of an m × d matrix
   * @param uo its offset
   * @param ldu its leading dimension
   */
  default void fisherTimes(
      int n,
      int d,
      int m,
      double[] x,
      int xo,
      int ldx,
      double[] w,
      int wo,
      double[] v,
      int vo,
      int ldv,
      double[] u,
      int uo,
      int ldu) {
    ScalarKernels.INSTANCE.fisherTimes(n, d, m, x, xo, ldx, w, wo, v, vo, ldv, u, uo, ldu);
  }

  /**
   * Cholesky factorisation A = L Lᵀ in place: reads and writes the lower triangle of the {@code n ×
   * n} matrix {@code a}. With {@code s = a_ij}, {@code s = fma(−l_ik, l_jk, s)} for k = 0 … j−1:
   * {@code l_jj = sqrt(s)} and {@code l_ij = s · (1 / l_jj)}.
   *
   * <p>A pivot {@code s} at or below {@code threshold}, or NaN, stops the factorisation: columns 0
   * … j−1 then hold the factor so far, {@code a_jj} the pivot, and the content of the rest of the
   * triangle is unspecified.
   *
   * @param n order
   * @param threshold least admissible pivot, ≥ 0
   * @param a matrix A, overwritten by L
   * @param ao its offset
   * @param lda its leading dimension
   * @return {@code n}, or the index of the column whose pivot failed
   */
  default int cholesky(int n, double threshold, double[] a, int ao, int lda) {
    return ScalarKernels.INSTANCE.cholesky(n, threshold, a, ao, lda);
  }

  /**
   * Solves L X = B in place for {@code m} right-hand sides, the columns of the {@code n × m} matrix
   * {@code b}: s = b_ij, s = fma(−l_ik, x_kj, s) for k = 0 … i−1, x_ij = s · (1 / l_ii).
   *
   * @param n order of L
   * @param m right-hand sides
   * @param l lower triangle L
   * @param lo its offset
   * @param ldl its leading dimension
   * @param b matrix B, overwritten by X
   * @param bo its offset
   * @param ldb its leading dimension
   */
  default void solveLower(int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    ScalarKernels.INSTANCE.solveLower(n, m, l, lo, ldl, b, bo, ldb);
  }

  /**
   * Solves Lᵀ X = B in place for {@code m} right-hand sides, the columns of the {@code n × m}
   * matrix {@code b}: s = b_ij, s = fma(−l_ki, x_kj, s) for k = n−1 … i+1, x_ij = s · (1 / l_ii).
   *
   * @param n order of L
   * @param m right-hand sides
   * @param l lower triangle L
   * @param lo its offset
   * @param ldl its leading dimension
   * @param b matrix B, overwritten by X
   * @param bo its offset
   * @param ldb its leading dimension
   */
  default void solveLowerTransposed(
      int n, int m, double[] l, int lo, int ldl, double[] b, int bo, int ldb) {
    ScalarKernels.INSTANCE.solveLowerTransposed(n, m, l, lo, ldl, b, bo, ldb);
  }

  /**
   * y_i = {@link Elementary#exp}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void exp(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.exp(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#log}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void log(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.log(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#expm1}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void expm1(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.expm1(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#log1p}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void log1p(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.log1p(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#sigmoid}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void sigmoid(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.sigmoid(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#softplus}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void softplus(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.softplus(n, x, xo, y, yo);
  }

  /**
   * y_i = {@link Elementary#tanh}(x_i); {@code y} may be {@code x}.
   *
   * @param n number of elements
   * @param x arguments
   * @param xo their offset
   * @param y results
   * @param yo their offset
   */
  default void tanh(int n, double[] x, int xo, double[] y, int yo) {
    ScalarKernels.INSTANCE.tanh(n, x, xo, y, yo);
  }

  /**
   * The categorical negative log-likelihood of {@code n} rows of {@code K} logits, and its
   * differential. Row i of {@code z}, at {@code zo + i * K}, holds logits on entry and the
   * probabilities p_k on return; {@code residual} (same shape, offset {@code ro}) receives p_k − [k
   * = y_i], and {@code loss[lo + i]} receives −log p_y.
   *
   * <p>With m = max_k z_k, attained first at index a: e_k = exp(z_k − m), t = Σ_{k≠a} e_k and s = 1
   * + t, both in class order; p_k = e_k · (1/s); loss = (m − z_y) + log1p(t). The residual of the
   * observed class is −Σ_{k≠y} p_k, again in class order, so that it keeps its relative accuracy
   * when p_y → 1. Unlike the differences they replace, these forms never cancel.
   *
   * @param n rows
   * @param classes number K ≥ 1 of classes
   * @param y class of each row, at {@code yo + i}, in [0, K)
   * @param yo their offset
   * @param z logits, overwritten by probabilities
   * @param zo their offset
   * @param residual differential of the loss by the logits
   * @param ro its offset
   * @param loss negative log-likelihoods
   * @param lo their offset
   */
  default void softmax(
      int n,
      int classes,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    ScalarKernels.INSTANCE.softmax(n, classes, y, yo, z, zo, residual, ro, loss, lo);
  }

  /**
   * {@link #gemm} into the logits, then {@link #softmax}, with nothing of the logits leaving the
   * cache in between: Z holds intercepts or offsets on entry, Z += X B are the logits, Z holds
   * probabilities on return.
   *
   * @param n rows
   * @param d columns of X
   * @param classes number K ≥ 1 of classes
   * @param x matrix X, n × d
   * @param xo its offset
   * @param ldx its leading dimension
   * @param b matrix B of weights, d × K with leading dimension K
   * @param bo its offset
   * @param y class of each row, at {@code yo + i}, in [0, K)
   * @param yo their offset
   * @param z matrix Z, n × K with leading dimension K
   * @param zo its offset
   * @param residual differential of the loss by the logits, n × K
   * @param ro its offset
   * @param loss negative log-likelihoods
   * @param lo their offset
   */
  default void logitsSoftmax(
      int n,
      int d,
      int classes,
      double[] x,
      int xo,
      int ldx,
      double[] b,
      int bo,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    ScalarKernels.INSTANCE.logitsSoftmax(
        n, d, classes, x, xo, ldx, b, bo, y, yo, z, zo, residual, ro, loss, lo);
  }

  /**
   * The Bernoulli negative log-likelihood of {@code n} logits, and its differential. {@code z}
   * holds logits on entry and P(1) on return; {@code residual} receives P(1) − y, and {@code loss}
   * −log P(y).
   *
   * <p>With e = exp(−|z|), q = e · (1/(1 + e)) and p = 1/(1 + e): P(1) = p if z ≥ 0, else q; the
   * residual is −P(0) = −(q or p) if y = 1, else P(1); loss = max(±z, 0) + log1p(e), the sign that
   * of a wrong answer.
   *
   * @param n rows
   * @param y outcome of each row, at {@code yo + i}, 0 or 1
   * @param yo their offset
   * @param z logits, overwritten by probabilities
   * @param zo their offset
   * @param residual differential of the loss by the logit
   * @param ro its offset
   * @param loss negative log-likelihoods
   * @param lo their offset
   */
  default void logistic(
      int n,
      int[] y,
      int yo,
      double[] z,
      int zo,
      double[] residual,
      int ro,
      double[] loss,
      int lo) {
    ScalarKernels.INSTANCE.logistic(n, y, yo, z, zo, residual, ro, loss, lo);
  }

  /**
   * Sparse rows times a dense matrix, Z += X B. Row i holds the entries {@code start[i] ≤ e <
   * start[i+1]} with column {@code column[e]} and value {@code value[e]}; {@code B} is {@code d ×
   * k}, Z is {@code n × k} with leading dimension k. Each z_ik is z = z + value · b, in storage
   * order, product and sum rounded apart (no fma: the plain chain is the fastest in Java and needs
   * no hardware support).
   *
   * @param i0 first row; row i writes z at {@code zo + (i − i0) * k}
   * @param n number of rows
   * @param k columns of the dense matrices
   * @param start where each row begins, and the last one ends
   * @param column column of each entry
   * @param value value of each entry
   * @param b matrix B
   * @param bo its offset
   * @param z matrix Z
   * @param zo its offset
   */
  default void sparseGemm(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] b,
      int bo,
      double[] z,
      int zo) {
    ScalarKernels.INSTANCE.sparseGemm(i0, n, k, start, column, value, b, bo, z, zo);
  }

  /**
   * Transposed sparse rows times a dense matrix, G += Xᵀ R: g_jk = g_jk + value · r_ik over the
   * entries in storage order, product and sum rounded apart. {@code R} is {@code n × k}, {@code G}
   * is {@code d × k}; rows as in {@link #sparseGemm}.
   *
   * @param i0 first row
   * @param n number of rows
   * @param k columns of the dense matrices
   * @param start where each row begins, and the last one ends
   * @param column column of each entry
   * @param value value of each entry
   * @param r matrix R
   * @param ro its offset
   * @param g matrix G
   * @param go its offset
   */
  default void sparseGemmTransposed(
      int i0,
      int n,
      int k,
      int[] start,
      int[] column,
      double[] value,
      double[] r,
      int ro,
      double[] g,
      int go) {
    ScalarKernels.INSTANCE.sparseGemmTransposed(i0, n, k, start, column, value, r, ro, g, go);
  }
}
