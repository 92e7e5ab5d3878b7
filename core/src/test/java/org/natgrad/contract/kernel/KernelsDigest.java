package org.natgrad.contract.kernel;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.natgrad.kernel.Kernels;

/**
 * A seeded workload over every kernel, boiled down to the SHA-256 of its results' bits. Data come
 * from {@link SplittableRandom}, whose algorithm is specified, through exact arithmetic.
 */
public final class KernelsDigest {

  /** The digest that every adapter must reproduce. */
  public static final String PUBLISHED =
      "0bf848e9804879e36ff6d553ad996cef6f7fb5084069f66fbee24799162e8307";

  private final SplittableRandom random = new SplittableRandom(20261124);
  private final MessageDigest digest;
  private final Kernels kernels;

  private KernelsDigest(Kernels kernels, MessageDigest digest) {
    this.kernels = kernels;
    this.digest = digest;
  }

  /**
   * Runs the workload.
   *
   * @param kernels backend
   * @return hexadecimal digest
   */
  public static String of(Kernels kernels) {
    try {
      KernelsDigest run = new KernelsDigest(kernels, MessageDigest.getInstance("SHA-256"));
      run.products();
      run.triangles();
      run.rows();
      run.sparse();
      run.weighted();
      run.elementary();
      return HexFormat.of().formatHex(run.digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void products() {
    int m = 53;
    int n = 71;
    int depth = 277;
    double[] a = numbers(depth * n);
    double[] b = numbers(depth * n);
    double[] w = numbers(depth);
    double[] y = numbers(depth);
    add(new double[] {kernels.dot(depth * n - 3, a, 1, b, 2)});
    kernels.axpy(depth, w[0], w, 0, y, 0);
    kernels.gemv(depth, n, a, 0, n, b, 0, y, 0);
    add(y);
    double[] t = numbers(n);
    kernels.gemvTransposed(depth, n, a, 0, n, y, 0, t, 0);
    add(t);
    double[] c = numbers(m * n);
    kernels.gemm(m, n, depth, a, 0, depth, b, 0, n, c, 0, n);
    kernels.gemmTransposed(m, n, depth, a, 0, n, b, 0, n, c, 0, n);
    add(c);
    double[] g = new double[n * n];
    kernels.weightedSyrk(depth, n, a, 0, n, w, 0, g, 0, n);
    add(g);
  }

  private void triangles() {
    int n = 131;
    int m = 29;
    double[] a = numbers(n * n);
    for (int i = 0; i < n; i++) {
      a[i * n + i] += 3 * n;
    }
    double[] b = numbers(n * m);
    add(new double[] {kernels.cholesky(n, 0, a, 0, n)});
    kernels.solveLower(n, m, a, 0, n, b, 0, m);
    kernels.solveLowerTransposed(n, m, a, 0, n, b, 0, m);
    add(a);
    add(b);
  }

  private void rows() {
    int n = 203;
    int classes = 10;
    double[] z = numbers(n * classes);
    double[] e = numbers(n);
    double[] residual = new double[n * classes];
    double[] loss = new double[n];
    for (int i = 0; i < z.length; i++) {
      z[i] *= 1 << random.nextInt(10);
    }
    kernels.exp(n, e, 0, e, 0);
    kernels.log(n, e, 0, loss, 0);
    add(e);
    add(loss);
    int[] y = random.ints(n, 0, classes).toArray();
    kernels.softmax(n, classes, y, 0, z, 0, residual, 0, loss, 0);
    add(z);
    add(residual);
    add(loss);
    double[] u = numbers(n);
    kernels.logistic(n, random.ints(n, 0, 2).toArray(), 0, u, 0, residual, 0, loss, 0);
    add(u);
    add(residual);
    add(loss);
  }

  private void sparse() {
    int n = 40;
    int d = 30;
    int k = 7;
    int[] start = new int[n + 1];
    for (int i = 0; i < n; i++) {
      start[i + 1] = start[i] + random.nextInt(d);
    }
    int[] column = random.ints(start[n], 0, d).toArray();
    double[] value = numbers(start[n]);
    double[] b = numbers(d * k);
    double[] z = numbers(n * k);
    kernels.sparseGemm(0, n, k, start, column, value, b, 0, z, 0);
    kernels.sparseGemmTransposed(0, n, k, start, column, value, z, 0, b, 0);
    add(z);
    add(b);
  }

  private void weighted() {
    int n = 301;
    int d = 37;
    int classes = 3;
    double[] x = numbers(n * d);
    double[] w = numbers(2 * n);
    float[] single = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      single[i] = (float) x[i];
    }
    double[] g = new double[3 * d * d];
    kernels.weightedSyrk(n, d, single, 0, d, w, 0, g, 0, d);
    kernels.weightedSyrks(n, d, 2, x, 0, d, w, 0, n, g, new int[] {d * d, 2 * d * d}, d);
    kernels.weightedGemmTransposed(d, d - 2, n, x, 0, d, w, 0, x, 1, d, g, 0, d);
    add(g);
    double[] z = numbers(n * classes);
    double[] b = numbers(d * classes);
    double[] residual = new double[n * classes];
    double[] loss = new double[n];
    int[] y = random.ints(n, 0, classes).toArray();
    kernels.logitsSoftmax(n, d, classes, x, 0, d, b, 0, y, 0, z, 0, residual, 0, loss, 0);
    add(z);
    add(residual);
    add(loss);
    double[] f = new double[classes * d * classes * d];
    kernels.softmaxFisher(n, d, classes, x, 0, d, z, 0, w, 0, f, 0, classes * d);
    add(f);
    double[] u = new double[2 * d];
    kernels.fisherTimes(n, d, 2, x, 0, d, w, 0, b, 0, d, u, 0, d);
    add(u);
  }

  private void elementary() {
    int n = 501;
    double[] x = numbers(n);
    for (int i = 0; i < n; i++) {
      x[i] *= 1 << random.nextInt(8);
    }
    double[] y = new double[n];
    kernels.expm1(n, x, 0, y, 0);
    add(y);
    kernels.log1p(n, y, 0, y, 0);
    add(y);
    kernels.sigmoid(n, x, 0, y, 0);
    add(y);
    kernels.softplus(n, x, 0, y, 0);
    add(y);
    kernels.tanh(n, x, 0, y, 0);
    add(y);
  }

  private double[] numbers(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 8 * random.nextDouble() - 4;
    }
    return x;
  }

  private void add(double[] x) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * x.length);
    for (double v : x) {
      bytes.putDouble(v);
    }
    digest.update(bytes.array());
  }
}
