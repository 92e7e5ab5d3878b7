package org.natgrad.contract.kernel;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.SplittableRandom;
import org.natgrad.kernel.Kernels;

/**
 * Random calls of every kernel, most of which keep the rules of {@link Kernels} and some of which
 * break one. A call that keeps them must return the bits of a reference and leave alone all that is
 * not its output: gaps between rows, upper triangles, what lies around. One that breaks a rule must
 * be refused, and leave every array as it was.
 *
 * <p>Arrays lie apart, or in one, one after another, side by side, or inputs over each other. Each
 * call depends on its number only: a failure names it, and {@link #call} repeats it.
 */
public final class KernelsFuzz {

  /** The system property that sets the number of calls. */
  public static final String PROPERTY = "natgrad.fuzz.calls";

  private static final int USUAL = 20_000;

  private final Kernels kernels;
  private final Kernels reference;
  private final long[] words = new long[1];
  private long refused;

  /**
   * Pits one backend against another.
   *
   * @param kernels backend under test
   * @param reference whose bits it must return; need not refuse anything
   */
  public KernelsFuzz(Kernels kernels, Kernels reference) {
    this.kernels = kernels;
    this.reference = reference;
  }

  /**
   * Makes as many calls as the system property says, or twenty thousand.
   *
   * @return what was done, for the log
   */
  public String run() {
    long calls = Long.getLong(PROPERTY, USUAL);
    for (long number = 0; number < calls; number++) {
      call(number);
    }
    return String.format(
        "%s: %,d random calls, %,d of them refused, %,d words compared",
        kernels.name(), calls, refused, words[0]);
  }

  /**
   * Makes one call.
   *
   * @param number of the call
   */
  public void call(long number) {
    SplittableRandom random = new SplittableRandom(number);
    FuzzedKernel kernel = FuzzedKernel.values()[random.nextInt(FuzzedKernel.values().length)];
    FuzzedCall call = kernel.call(random);
    String what = "call " + number + " of " + kernel + " with " + call;
    String broken = null;
    if (random.nextInt(4) == 0) {
      broken = random.nextInt(4) == 0 ? kernel.spoil(call) : call.spoil();
    }
    FuzzedCall before = call.copy();
    if (broken == null) {
      compare(what, call, before);
    } else {
      refuse(what + ", wrong " + broken, call, before);
    }
  }

  private void compare(String what, FuzzedCall call, FuzzedCall before) {
    FuzzedCall expected = before.copy();
    expected.on(reference);
    call.on(kernels);
    String outside = call.differenceFrom(before, call.outputs(), words);
    if (outside != null) {
      fail(what + " writes outside its output: " + outside);
    }
    String wrong = call.differenceFrom(expected, null, words);
    if (wrong != null) {
      fail(what + " has other bits: " + wrong);
    }
    if (Double.doubleToLongBits(call.result) != Double.doubleToLongBits(expected.result)) {
      fail(what + " returns " + call.result + ", not " + expected.result);
    }
  }

  private void refuse(String what, FuzzedCall call, FuzzedCall before) {
    try {
      call.on(kernels);
    } catch (IllegalArgumentException | NullPointerException refusal) {
      refused++;
      String message = refusal.getMessage();
      if (message == null || !message.contains(": must")) {
        fail(what + " is refused without saying what it must be: " + message);
      }
      String touched = call.differenceFrom(before, null, words);
      if (touched != null) {
        fail(what + " is refused after writing: " + touched);
      }
      return;
    }
    fail(what + " is not refused");
  }
}
