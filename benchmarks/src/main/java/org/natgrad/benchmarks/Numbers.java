package org.natgrad.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as the report prints them. */
final class Numbers {

  private Numbers() {}

  /** Three significant digits, but all digits of an integer part. */
  static String short3(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return "–";
    }
    if (Math.abs(number) >= 100) {
      return String.valueOf(Math.round(number));
    }
    return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
