/*
 * The kernels that natgrad's are measured against, by OpenBLAS on one thread, and the limits of the machine.
 *
 *   kernels KERNEL ROWS COLUMNS SECONDS SAMPLES
 *
 * prints the seconds of one call: the median of SAMPLES means, each over calls that fill SECONDS, after a warm-up as
 * long as two samples. Kernels and sizes are those of org.natgrad.benchmarks.Kernel. What a call overwrites is copied
 * in again within the call, as the Java rivals do. Before the clock starts, some elements of the result are checked
 * against plain loops; a wrong one ends the program with status 1.
 */
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern void dpotrf_(const char *uplo, const int *order, double *a, const int *lda, int *info);

static int n, d;            /* rows and columns of the size */
static double *x, *w, *v;   /* inputs */
static double *work, *out;  /* a working copy, and the result */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double *block(size_t count) {
  double *p = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
  if (!p) {
    fprintf(stderr, "no memory for %zu doubles\n", count);
    exit(1);
  }
  return memset(p, 0, count * sizeof(double));
}

static double *uniform(size_t count, double low, double high) {
  static unsigned long long state = 20261124;
  double *p = block(count);
  for (size_t i = 0; i < count; i++) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    p[i] = low + (high - low) * ((state >> 11) * 0x1p-53);
  }
  return p;
}

static void expect(const char *what, double actual, double expected, double scale) {
  if (!(fabs(actual - expected) <= 1e-12 * scale)) {
    fprintf(stderr, "%s is %.17g, not %.17g\n", what, actual, expected);
    exit(1);
  }
}

/* X' diag(w) X: rows scaled by sqrt(w), all or a few hundred at a time, and dsyrk of them. */

static int scaled;

static void rows_draw(int rows) {
  scaled = rows;
  x = uniform((size_t)n * d, -1, 1);
  w = uniform(n, 0, 0.25);
  work = block((size_t)scaled * d);
  out = block((size_t)d * d);
}

static void syrk_draw(void) { rows_draw(n); }

/* Of 256 to n rows, these were the fastest. */
static void syrk_in_blocks_draw(void) { rows_draw(d < 100 ? 512 : 256); }

static void syrk(void) {
  for (int r = 0; r < n; r += scaled) {
    int m = n - r < scaled ? n - r : scaled;
    for (int i = 0; i < m; i++) {
      double s = sqrt(w[r + i]);
      const double *row = x + (size_t)(r + i) * d;
      for (int j = 0; j < d; j++) {
        work[(size_t)i * d + j] = s * row[j];
      }
    }
    cblas_dsyrk(CblasRowMajor, CblasLower, CblasTrans, d, m, 1, work, d, r > 0, out, d);
  }
}

static void syrk_check(void) {
  for (int i = 0; i < d; i += 1 + d / 7) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum += w[r] * x[(size_t)r * d + i] * x[(size_t)r * d];
    }
    expect("an element of X'WX", out[(size_t)i * d], sum, n);
  }
}

/* A symmetric matrix, diagonally dominant, and dpotrf: row-major lower is column-major upper. */

static void cholesky_draw(void) {
  d = n;
  x = uniform((size_t)n * n, -1, 1);
  for (int i = 0; i < n; i++) {
    x[(size_t)i * n + i] = n;
  }
  out = block((size_t)n * n);
}

static void cholesky(void) {
  int info;
  memcpy(out, x, (size_t)n * n * sizeof(double));
  dpotrf_("U", &n, out, &n, &info);
  if (info != 0) {
    fprintf(stderr, "dpotrf: %d\n", info);
    exit(1);
  }
}

static void cholesky_check(void) {
  for (int i = 0; i < n; i += 1 + n / 7) {
    for (int j = 0; j <= i; j += 1 + n / 7) {
      double sum = 0;
      for (int k = 0; k <= j; k++) {
        sum += out[(size_t)i * n + k] * out[(size_t)j * n + k];
      }
      expect("an element of LL'", sum, x[(size_t)i * n + j], n);
    }
  }
}

/* L X = B for d right-hand sides, L = n I + uniform below. */

static void solve_draw(void) {
  x = uniform((size_t)n * n, -1, 1);
  for (int i = 0; i < n; i++) {
    x[(size_t)i * n + i] = n;
  }
  w = uniform((size_t)n * d, -1, 1);
  out = block((size_t)n * d);
}

static void solve(void) {
  memcpy(out, w, (size_t)n * d * sizeof(double));
  cblas_dtrsm(CblasRowMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, d, 1, x, n, out, d);
}

static void solve_check(void) {
  for (int i = 0; i < n; i += 1 + n / 7) {
    double sum = 0;
    for (int k = 0; k <= i; k++) {
      sum += x[(size_t)i * n + k] * out[(size_t)k * d];
    }
    expect("an element of LX", sum, w[(size_t)i * d], n);
  }
}

/* C += A B, all of order n. */

static void gemm_draw(void) {
  x = uniform((size_t)n * n, -1, 1);
  w = uniform((size_t)n * n, -1, 1);
  out = block((size_t)n * n);
}

static void gemm(void) {
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, x, n, w, n, 1, out, n);
}

static void gemm_check(void) {
  for (int i = 0; i < n; i += 1 + n / 7) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += x[(size_t)i * n + k] * w[(size_t)k * n];
    }
    expect("an element of AB", out[(size_t)i * n], sum, n);
  }
}

/* u = X'(w o Xv): gemv, scale, gemv transposed. */

static void fisher_draw(void) {
  x = uniform((size_t)n * d, -1, 1);
  w = uniform(n, 0, 0.25);
  v = uniform(d, -1, 1);
  work = block(n);
  out = block(d);
}

static void fisher(void) {
  cblas_dgemv(CblasRowMajor, CblasNoTrans, n, d, 1, x, d, v, 1, 0, work, 1);
  for (int r = 0; r < n; r++) {
    work[r] *= w[r];
  }
  cblas_dgemv(CblasRowMajor, CblasTrans, n, d, 1, x, d, work, 1, 0, out, 1);
}

static void fisher_check(void) {
  double first = 0;
  for (int r = 0; r < n; r++) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += x[(size_t)r * d + j] * v[j];
    }
    first += w[r] * sum * x[(size_t)r * d];
  }
  expect("an element of X'WXv", out[0], first, (double)n * d);
}

/* The limits of the machine, with the widest vectors that the compiler was told of. */

#ifdef __AVX512F__
#define LANES 8
#elif defined __AVX__
#define LANES 4
#else
#define LANES 2
#endif
#define STRANDS 12
typedef double vector __attribute__((vector_size(8 * LANES)));

/* n fma in each of 12 independent chains, LANES wide; the result is the number of floating-point operations. */
static void peak_draw(void) {
  x = uniform(2, 0.25, 0.5);
  out = block(1);
}

static void peak(void) {
  vector s[STRANDS];
  for (int k = 0; k < STRANDS; k++) {
    s[k] = (vector){0} + k; /* equal chains would be computed once */
  }
  vector factor = (vector){0} + x[0];
  vector term = (vector){0} + x[1];
  for (int i = 0; i < n / (2 * LANES * STRANDS); i++) {
#pragma GCC unroll 12
    for (int k = 0; k < STRANDS; k++) {
      s[k] = s[k] * factor + term;
    }
  }
  for (int k = 0; k < STRANDS; k++) {
    out[0] += s[k][0];
  }
}

static void read_draw(void) {
  x = uniform(n, -1, 1);
  out = block(1);
}

/* The sum of n doubles. */
static void read_all(void) {
  vector s[STRANDS] = {{0}};
  const vector *p = (const vector *)x;
  for (int i = 0; i + STRANDS <= n / LANES; i += STRANDS) {
#pragma GCC unroll 12
    for (int k = 0; k < STRANDS; k++) {
      s[k] += p[i + k];
    }
  }
  for (int k = 1; k < STRANDS; k++) {
    s[0] += s[k];
  }
  out[0] += s[0][0];
}

static void unchecked(void) {}

static const struct {
  const char *name;
  void (*draw)(void);
  void (*call)(void);
  void (*check)(void);
} kernels[] = {
    {"WEIGHTED_SYRK", syrk_draw, syrk, syrk_check},
    {"WEIGHTED_SYRK_IN_BLOCKS", syrk_in_blocks_draw, syrk, syrk_check},
    {"CHOLESKY", cholesky_draw, cholesky, cholesky_check},
    {"TRIANGULAR_SOLVE", solve_draw, solve, solve_check},
    {"GEMM", gemm_draw, gemm, gemm_check},
    {"FISHER_TIMES", fisher_draw, fisher, fisher_check},
    {"FMA_PEAK", peak_draw, peak, unchecked},
    {"READ", read_draw, read_all, unchecked},
};

static double sample(void (*call)(void), double seconds) {
  long calls = 0;
  double begin = now(), elapsed;
  do {
    call();
    calls++;
    elapsed = now() - begin;
  } while (elapsed < seconds);
  return elapsed / calls;
}

static int ascending(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments) {
  if (count != 6) {
    fprintf(stderr, "kernels KERNEL ROWS COLUMNS SECONDS SAMPLES\n");
    return 2;
  }
  n = atoi(arguments[2]);
  d = atoi(arguments[3]);
  double seconds = atof(arguments[4]);
  int samples = atoi(arguments[5]);
  for (size_t k = 0; k < sizeof kernels / sizeof *kernels; k++) {
    if (strcmp(kernels[k].name, arguments[1]) == 0) {
      kernels[k].draw();
      kernels[k].call();
      kernels[k].check();
      sample(kernels[k].call, 2 * seconds);
      double *taken = block(samples);
      for (int s = 0; s < samples; s++) {
        taken[s] = sample(kernels[k].call, seconds);
      }
      qsort(taken, samples, sizeof *taken, ascending);
      printf("%.9e\n", taken[samples / 2]);
      return 0;
    }
  }
  fprintf(stderr, "unknown kernel %s\n", arguments[1]);
  return 2;
}
