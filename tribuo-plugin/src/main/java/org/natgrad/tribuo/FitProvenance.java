package org.natgrad.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.DoubleProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.natgrad.regression.FittedModel;
import org.tribuo.Model;

/**
 * How a fit ended, written into the run provenance of the model it made.
 *
 * <p>The keys begin with {@code natgrad-}; a caller's own entries are kept, except for these keys:
 * the run provenance of an earlier model may be passed on as it is.
 */
public final class FitProvenance {

  /** Key of the kernel backend's name. It changes speed only, never a bit of the model. */
  public static final String BACKEND = "natgrad-backend";

  /** Key of the status the descent ended with. */
  public static final String STATUS = "natgrad-status";

  /**
   * Key of the number of iterations: with it as {@code maxIterations} a cancelled fit is
   * reproduced.
   */
  public static final String ITERATIONS = "natgrad-iterations";

  /** Key of the objective reached. */
  public static final String OBJECTIVE = "natgrad-objective";

  /**
   * Key of the certified bound of the distance to the least objective; absent where there is none.
   */
  public static final String CERTIFICATE = "natgrad-certificate";

  /**
   * Key of the provenance of the model that the fit started from; absent after a start from zero.
   */
  public static final String WARM_START = "natgrad-warm-start";

  private FitProvenance() {}

  /**
   * Adds what is known of a fit to the caller's run provenance.
   *
   * @param runProvenance the caller's entries
   * @param fitted the fit
   * @param start the model that the fit started from, or null
   * @return a new map, the caller's entries first
   */
  public static Map<String, Provenance> of(
      Map<String, Provenance> runProvenance, FittedModel fitted, Model<?> start) {
    Objects.requireNonNull(runProvenance, "runProvenance");
    Map<String, Provenance> all = new LinkedHashMap<>(runProvenance);
    all.keySet().removeIf(key -> key.startsWith("natgrad-"));
    all.put(BACKEND, new StringProvenance(BACKEND, fitted.backend()));
    all.put(STATUS, new StringProvenance(STATUS, fitted.termination().status().name()));
    all.put(ITERATIONS, new IntProvenance(ITERATIONS, iterations(fitted)));
    all.put(OBJECTIVE, new DoubleProvenance(OBJECTIVE, fitted.value()));
    fitted
        .certificate()
        .ifPresent(bound -> all.put(CERTIFICATE, new DoubleProvenance(CERTIFICATE, bound)));
    if (start != null) {
      all.put(WARM_START, start.getProvenance());
    }
    return all;
  }

  private static int iterations(FittedModel fitted) {
    return fitted.trace().get(fitted.trace().size() - 1).index();
  }
}
