package org.natgrad.regression;

import java.util.List;
import java.util.Optional;

/**
 * What the data allow to be concluded, with the evidence.
 *
 * @param collinear the columns that are combinations of columns before them, such as {@code "x3 =
 *     2.0·x1 + 1.0·(intercept)"}: without a penalty their coefficients are not identified
 *     (assumption A1), and are 0 here
 * @param separation the verified direction along which the likelihood has no maximum, if one was
 *     met
 * @param unobserved classes without a row of positive weight: without a penalty on the intercept
 *     their probability tends to 0
 */
public record Diagnosis(
    List<String> collinear, Optional<Separation> separation, List<String> unobserved) {

  /**
   * Returns whether nothing stands in the way of inference.
   *
   * @return true if there are no findings
   */
  public boolean clean() {
    return collinear.isEmpty() && separation.isEmpty() && unobserved.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String combination : collinear) {
      text.append("collinear: ").append(combination).append('\n');
    }
    separation.ifPresent(
        found ->
            text.append(found.complete() ? "separated" : "quasi-separated")
                .append(": a direction raises ")
                .append(found.rows())
                .append(" margins and lowers none\n"));
    for (String name : unobserved) {
      text.append("no rows of class ").append(name).append('\n');
    }
    return text.isEmpty() ? "no findings\n" : text.toString();
  }
}
