package org.natgrad.experiments;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.natgrad.experiments.Rival.Method;

/**
 * Suboptimality against passes and against seconds, both on logarithmic axes, one curve a method,
 * with the numbers behind it as CSV.
 */
final class Picture {

  /** Differences from F* below this are rounding of F; they are drawn here. */
  static final double FLOOR = 1e-14;

  private static final int WIDTH = 640;
  private static final int HEIGHT = 520;
  private static final int PIXELS_PER_UNIT = 2;

  private static final Map<Method, Color> COLOURS =
      Map.of(
          Method.NATGRAD, new Color(0x0072B2),
          Method.LIBLINEAR, new Color(0xD55E00),
          Method.ADAGRAD, new Color(0x7F7F7F));
  private static final Map<Method, Marker> MARKERS =
      Map.of(
          Method.NATGRAD, SeriesMarkers.CIRCLE,
          Method.LIBLINEAR, SeriesMarkers.SQUARE,
          Method.ADAGRAD, SeriesMarkers.TRIANGLE_UP);

  private Picture() {}

  /**
   * Writes the picture of a race as PNG and SVG, and its numbers as CSV.
   *
   * @param race the race
   * @param folder where to; created where it does not exist
   * @return the files written
   */
  static List<Path> write(Race race, Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = race.data().name();
    Path csv = folder.resolve(name + ".csv");
    Files.writeString(csv, csv(race), StandardCharsets.UTF_8);

    List<XYChart> panels =
        List.of(
            panel(race, "passes over the data", Measurement::passes),
            panel(race, "milliseconds of a warm fit", point -> point.seconds() * 1e3));
    BufferedImage image =
        new BufferedImage(
            2 * WIDTH * PIXELS_PER_UNIT, HEIGHT * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    Graphics2D bitmap = image.createGraphics();
    bitmap.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    paint(panels, bitmap);
    bitmap.dispose();
    Path png = folder.resolve(name + ".png");
    ImageIO.write(image, "png", png.toFile());

    VectorGraphics2D vector = new VectorGraphics2D();
    paint(panels, vector);
    Path svg = folder.resolve(name + ".svg");
    try (OutputStream out = Files.newOutputStream(svg)) {
      new SVGProcessor()
          .getDocument(vector.getCommands(), new PageSize(0, 0, 2 * WIDTH, HEIGHT))
          .writeTo(out);
    }
    return List.of(png, svg, csv);
  }

  /** One line a point: data set, method, effort, passes, seconds, objective, suboptimality. */
  static String csv(Race race) {
    List<String> lines = new ArrayList<>();
    lines.add("dataset,method,effort,passes,seconds,objective,suboptimality");
    for (Measurement point : race.curves()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s,%s",
              race.data().name(),
              point.rival().method().label(),
              point.rival().setting(),
              point.passes(),
              point.seconds(),
              point.score().objective(),
              point.suboptimality()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void paint(List<XYChart> panels, Graphics2D graphics) {
    for (XYChart panel : panels) {
      panel.paint(graphics, WIDTH, HEIGHT);
      graphics.translate(WIDTH, 0);
    }
  }

  private static XYChart panel(Race race, String cost, ToDoubleFunction<Measurement> costOf) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(race.data().name() + ", λ = 1")
            .xAxisTitle(cost)
            .yAxisTitle("suboptimality (F − F*) / F*")
            .build();
    style(chart, race.curves().stream().mapToDouble(costOf).toArray());
    for (Method method : Method.values()) {
      List<Measurement> points =
          race.curves().stream().filter(point -> point.rival().method() == method).toList();
      if (!points.isEmpty()) {
        double[] x = points.stream().mapToDouble(costOf).map(Math::log10).toArray();
        double[] y = points.stream().mapToDouble(Picture::height).toArray();
        XYSeries series = chart.addSeries(legend(method), x, y);
        series.setLineColor(COLOURS.get(method));
        series.setMarkerColor(COLOURS.get(method));
        series.setMarker(MARKERS.get(method));
        series.setLineStyle(new BasicStroke(2));
      }
    }
    return chart;
  }

  /** Where a suboptimality stands. Both axes are linear in decadic logarithms. */
  private static double height(Measurement point) {
    return Math.log10(Math.max(FLOOR, point.suboptimality()));
  }

  private static String legend(Method method) {
    return switch (method) {
      case NATGRAD -> "natgrad, by iteration";
      case LIBLINEAR -> "LibLinear, by eps";
      case ADAGRAD -> "AdaGrad (no L2), by epoch";
    };
  }

  private static void style(XYChart chart, double[] costs) {
    XYStyler style = chart.getStyler();
    double[] decades = Arrays.stream(costs).map(Math::log10).sorted().toArray();
    style.setXAxisMin(Math.floor(decades[0]));
    style.setXAxisMax(Math.ceil(decades[decades.length - 1]));
    style.setXAxisTickMarkSpacingHint(WIDTH / 6);
    style.setxAxisTickLabelsFormattingFunction(Picture::decade);
    style.setYAxisMin(Math.log10(FLOOR));
    style.setYAxisMax(4.0);
    style.setYAxisTickMarkSpacingHint(HEIGHT / 12);
    style.setyAxisTickLabelsFormattingFunction(Picture::powerOfTen);
    style.setPlotGridVerticalLinesVisible(false);
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(new Color(0xDDDDDD));
    style.setMarkerSize(7);
    Font text = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    style.setLegendFont(text);
    style.setAxisTickLabelsFont(text);
    style.setAxisTitleFont(text);
    style.setChartTitleFont(text.deriveFont(Font.BOLD, 14));
  }

  /** The number whose decadic logarithm this is, or nothing between the decades. */
  private static String decade(double exponent) {
    if (exponent != Math.rint(exponent)) {
      return "";
    }
    return new BigDecimal(BigInteger.ONE, (int) -exponent).toPlainString();
  }

  /** 10 with the exponent raised, or nothing between the decades. */
  private static String powerOfTen(double exponent) {
    if (exponent != Math.rint(exponent)) {
      return "";
    }
    StringBuilder text = new StringBuilder("10");
    for (char digit : String.valueOf((long) exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}
