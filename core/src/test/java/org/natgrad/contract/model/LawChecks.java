package org.natgrad.contract.model;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the laws that were checked, each at one point in one chart. */
public final class LawChecks {

  private static final AtomicLong COUNT = new AtomicLong();

  private LawChecks() {}

  /** One more check. */
  public static void count() {
    COUNT.incrementAndGet();
  }

  /** How many there were in this JVM. */
  public static long total() {
    return COUNT.get();
  }
}
