package org.natgrad.simd;

/**
 * Asks whether the Vector API would be fast here. Names no class of the incubator module, so that
 * it can run where that is absent.
 */
final class Probe {

  private static final String MODULE = "jdk.incubator.vector";

  private Probe() {}

  /**
   * Why the vector kernels must not be used, or null if they may.
   *
   * <p>Without its optimising compiler the JVM boxes every vector, a hundred times slower than
   * scalar code; it tells of that in {@code java.vm.info}. Where it does not, as when compilation
   * stops at level 2 or 3, {@link WarmUp} finds that vectors never become faster.
   */
  static String objection() {
    ModuleLayer layer = Probe.class.getModule().getLayer();
    if ((layer == null ? ModuleLayer.boot() : layer).findModule(MODULE).isEmpty()) {
      return "the module " + MODULE + " is not resolved";
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      return "this JVM runs without its optimising compiler (" + mode + ")";
    }
    return null;
  }
}
