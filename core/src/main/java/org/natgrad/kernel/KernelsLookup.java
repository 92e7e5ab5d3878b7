package org.natgrad.kernel;

import java.util.Iterator;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Chooses the backend, once.
 *
 * <p>An adapter that cannot run in this JVM says so by throwing {@link
 * UnsupportedOperationException} from its constructor; the message tells the user why and is
 * logged.
 */
final class KernelsLookup {

  private static final String PROPERTY = "natgrad.backend";
  private static final String REMEDY =
      "start Java with --add-modules jdk.incubator.vector and natgrad-simd on the path";
  private static final Logger LOG = Logger.getLogger("org.natgrad.kernel");

  /** A thousand fma take some fifty microseconds in hardware, fifteen milliseconds without. */
  private static final long SLOW_FMA_NANOS = 2_000_000;

  private static volatile Kernels best;

  private KernelsLookup() {}

  static Kernels best() {
    Kernels chosen = best;
    if (chosen == null) {
      synchronized (KernelsLookup.class) {
        chosen = best;
        if (chosen == null) {
          chosen = choose(Choice.read());
          warnWithoutFma();
          best = chosen;
        }
      }
    }
    return chosen;
  }

  private enum Choice {
    AUTO,
    SCALAR,
    SIMD;

    static Choice read() {
      String text = System.getProperty(PROPERTY, "auto");
      for (Choice choice : values()) {
        if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
          return choice;
        }
      }
      throw new IllegalArgumentException(
          "System property "
              + PROPERTY
              + " is \""
              + text
              + "\"; it must be auto, scalar or simd. Remove it to let natgrad choose.");
    }
  }

  private static Kernels choose(Choice choice) {
    if (choice == Choice.SCALAR) {
      LOG.info(() -> "Kernels: scalar, as " + PROPERTY + " asks.");
      return ScalarKernels.INSTANCE;
    }
    Search search = new Search();
    if (search.found != null) {
      String name = search.found.name();
      LOG.info(() -> "Kernels: " + name + ".");
      return search.found;
    }
    if (choice == Choice.SIMD) {
      throw new IllegalStateException(
          PROPERTY + " is \"simd\", but " + search.reason + "; remedy: " + REMEDY + ".");
    }
    LOG.info(
        () ->
            "Kernels: scalar (the same bits, but slower), because "
                + search.reason
                + ". For speed, "
                + REMEDY
                + ".");
    return ScalarKernels.INSTANCE;
  }

  /** A walk over the providers, any step of which may fail, to the first that can run. */
  private static final class Search {

    /**
     * A broken provider may be reported without the iterator moving on, so failures are bounded.
     */
    private static final int PATIENCE = 16;

    private Kernels found;
    private String reason = "no adapter is on the path";

    Search() {
      Iterator<Kernels> providers =
          ServiceLoader.load(Kernels.class, Kernels.class.getClassLoader()).iterator();
      for (int failures = 0; found == null && failures < PATIENCE; failures++) {
        try {
          if (!providers.hasNext()) {
            return;
          }
          found = providers.next();
        } catch (ServiceConfigurationError | LinkageError broken) {
          reason = explain(broken);
          LOG.log(Level.FINE, "An adapter does not load", broken);
        }
      }
    }

    private static String explain(Throwable broken) {
      Throwable cause = broken.getCause();
      if (cause instanceof UnsupportedOperationException && cause.getMessage() != null) {
        return cause.getMessage();
      }
      return "an adapter does not load (" + (cause == null ? broken : cause) + ")";
    }
  }

  /** The least of three times, lest the thread was not running in one of them. */
  private static void warnWithoutFma() {
    long least = Long.MAX_VALUE;
    double s = 0;
    for (int attempt = 0; attempt < 3; attempt++) {
      long begin = System.nanoTime();
      for (int i = 0; i < 1000; i++) {
        s = Math.fma(s, 0.5, i);
      }
      least = Math.min(least, System.nanoTime() - begin);
    }
    if (least > SLOW_FMA_NANOS && s > 0) {
      LOG.warning(
          "This JVM computes fused multiply-add in software, a thousand times slower than hardware:"
              + " expect natgrad to be slow. Remedy: a processor with FMA, without -XX:-UseFMA.");
    }
  }
}
