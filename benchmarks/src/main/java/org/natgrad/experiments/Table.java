package org.natgrad.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.natgrad.experiments.Rival.Method;
import org.natgrad.regression.Coefficient;

/** Aligned columns of text: the first left, the others right. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  private Table(String... header) {
    rows.add(List.of(header));
  }

  private void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table of a race, one trainer a row, and what it says about the fastest of them. */
  static String of(Race race) {
    Table table =
        new Table(
            "trainer",
            "F",
            "suboptimality",
            "train acc.",
            "test acc.",
            "train log-loss",
            "test log-loss",
            "passes",
            "seconds",
            "cold seconds");
    for (Measurement row : race.table()) {
      Score score = row.score();
      table.add(
          row.rival().name(),
          format("%.6f", score.objective()),
          // Below this the difference is rounding of F itself.
          Math.abs(row.suboptimality()) < 1e-14 ? "< 1e-14" : format("%.1e", row.suboptimality()),
          format("%.4f", score.train().accuracy()),
          format("%.4f", score.test().accuracy()),
          format("%.5f", score.train().logLoss()),
          format("%.5f", score.test().logLoss()),
          format("%.1f", row.passes()),
          format("%.6f", row.seconds()),
          Double.isNaN(row.coldSeconds()) ? "-" : format("%.3f", row.coldSeconds()));
    }
    return table.text() + comparison(race);
  }

  private static String comparison(Race race) {
    Measurement natgrad = race.table().get(0);
    StringBuilder text = new StringBuilder();
    for (Measurement other : race.table()) {
      if (other.rival().method() == Method.LIBLINEAR) {
        text.append(
            format(
                "natgrad against %s: seconds ×%.1f, passes ×%.1f, cold seconds ×%.1f (above 1: natgrad needs less)%n",
                other.rival().name(),
                other.seconds() / natgrad.seconds(),
                other.passes() / natgrad.passes(),
                other.coldSeconds() / natgrad.coldSeconds()));
        if (other.suboptimality() > Plan.SUBOPTIMALITY) {
          text.append(
              format("No eps made LibLinear reach suboptimality %.0e.%n", Plan.SUBOPTIMALITY));
        }
      }
    }
    return text.append(
            format(
                "AdaGrad has no L2 penalty: it minimises the log-loss alone, and F is not what it is after.%n"))
        .toString();
  }

  /** The coefficients that stand out most against their standard errors. */
  static String of(List<Coefficient> coefficients, int most) {
    Table table = new Table("feature", "estimate", "2.5 %", "97.5 %", "|estimate| / s.e.");
    coefficients.stream()
        .filter(c -> c.standardError() > 0 && Double.isFinite(c.standardError()))
        .sorted(Comparator.comparingDouble(c -> -Math.abs(c.estimate()) / c.standardError()))
        .limit(most)
        .forEach(
            c ->
                table.add(
                    c.feature(),
                    format("%.5g", c.estimate()),
                    format("%.5g", c.lower()),
                    format("%.5g", c.upper()),
                    format("%.2f", Math.abs(c.estimate()) / c.standardError())));
    return table.text();
  }

  private String text() {
    int columns = rows.get(0).size();
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int j = 0; j < columns; j++) {
        width[j] = Math.max(width[j], row.get(j).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < columns; j++) {
        String padding = " ".repeat(width[j] - row.get(j).length());
        line.append(j == 0 ? row.get(j) + padding : "  " + padding + row.get(j));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
