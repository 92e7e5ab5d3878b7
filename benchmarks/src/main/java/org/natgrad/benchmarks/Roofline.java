package org.natgrad.benchmarks;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The roofline (Williams, Waterman and Patterson 2009): speed against arithmetic intensity, the
 * operations for each byte that a kernel must move at least, under the two limits measured in the
 * same run. Both axes are linear in decadic logarithms. A point above the slope holds its data in a
 * cache.
 */
final class Roofline {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 640;
  private static final int PIXELS_PER_UNIT = 2;

  /** The axes: 10⁻¹ to 10³ operations a byte, 10⁻¹ to 200 GFLOP/s. */
  private static final double[] X = {-1, 3};

  private static final double[] Y = {-1, 2.3};

  private static final int LEVELS = 6;
  private static final double LEVEL = 0.08;

  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color ROOF = new Color(0x444444);

  private final Medians medians;

  Roofline(Medians medians) {
    this.medians = medians;
  }

  /** Writes {@code roofline.png} and {@code roofline.svg}. */
  void write(Path folder) throws IOException {
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_UNIT, HEIGHT * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    Graphics2D bitmap = image.createGraphics();
    bitmap.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    chart().paint(bitmap, WIDTH, HEIGHT);
    bitmap.dispose();
    ImageIO.write(image, "png", folder.resolve("roofline.png").toFile());

    VectorGraphics2D vector = new VectorGraphics2D();
    chart().paint(vector, WIDTH, HEIGHT);
    try (OutputStream out = Files.newOutputStream(folder.resolve("roofline.svg"))) {
      new SVGProcessor()
          .getDocument(vector.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
          .writeTo(out);
    }
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("One core, Java " + Runtime.version().feature())
            .xAxisTitle("operations per byte that must be moved")
            .yAxisTitle("GFLOP/s")
            .build();
    style(chart.getStyler());
    roof(chart);
    points(chart, Rival.OPENBLAS, new Color(0x009E73), SeriesMarkers.DIAMOND);
    points(chart, Rival.VECTOR_BLAS, new Color(0xE69F00), SeriesMarkers.TRIANGLE_UP);
    points(chart, Rival.EJML, new Color(0xD55E00), SeriesMarkers.SQUARE);
    points(chart, Rival.SCALAR, new Color(0x56B4E9), SeriesMarkers.CIRCLE);
    points(chart, Rival.SIMD, new Color(0x0072B2), SeriesMarkers.CIRCLE);
    names(chart);
    return chart;
  }

  private void roof(XYChart chart) {
    double peak = Math.log10(medians.peak() * 1e-9);
    double slope = Math.log10(medians.bandwidth() * 1e-9);
    double[] x = {Math.max(X[0], Y[0] - slope), peak - slope, X[1]};
    double[] y = {x[0] + slope, peak, peak};
    String legend =
        "roof: "
            + Numbers.short3(medians.peak() * 1e-9)
            + " GFLOP/s, "
            + Numbers.short3(medians.bandwidth() * 1e-9)
            + " GB/s";
    XYSeries series = chart.addSeries(legend, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(ROOF);
    series.setLineStyle(new BasicStroke(2));
  }

  private void points(XYChart chart, Rival rival, Color colour, Marker marker) {
    List<Cell> cells = cells(rival);
    double[] x = cells.stream().mapToDouble(Roofline::intensity).toArray();
    double[] y = cells.stream().mapToDouble(this::height).toArray();
    XYSeries series = chart.addSeries(rival.label(), x, y);
    series.setLineStyle(SeriesLines.NONE);
    series.setMarker(marker);
    series.setMarkerColor(colour);
  }

  private List<Cell> cells(Rival rival) {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : medians.cells()) {
      if (cell.rival() == rival && cell.kernel().isOnRoofline()) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** Above the roof over their points, on six levels so that neighbours keep clear. */
  private void names(XYChart chart) {
    List<Cell> cells = cells(Rival.SIMD);
    cells.sort(Comparator.comparingDouble(Roofline::intensity));
    double peak = Math.log10(medians.peak() * 1e-9);
    double slope = Math.log10(medians.bandwidth() * 1e-9);
    for (int i = 0; i < cells.size(); i++) {
      double x = intensity(cells.get(i));
      double y = Math.min(x + slope, peak) + LEVEL * (1 + i % LEVELS);
      chart.addAnnotation(new AnnotationText(name(cells.get(i)), x, y, false));
    }
  }

  private static String name(Cell cell) {
    int number =
        cell.size().columns() > 1 && cell.kernel() != Kernel.TRIANGULAR_SOLVE
            ? cell.size().columns()
            : cell.size().rows();
    return cell.kernel().symbol() + " " + number;
  }

  private static double intensity(Cell cell) {
    return Math.log10(cell.kernel().flops(cell.size()) / cell.kernel().bytes(cell.size()));
  }

  private double height(Cell cell) {
    return Math.max(Y[0], Math.log10(medians.rate(cell) * 1e-9));
  }

  private static void style(XYStyler style) {
    style.setXAxisMin(X[0]);
    style.setXAxisMax(X[1]);
    style.setXAxisTickMarkSpacingHint(WIDTH / 6);
    style.setxAxisTickLabelsFormattingFunction(Roofline::decade);
    style.setYAxisMin(Y[0]);
    style.setYAxisMax(Y[1]);
    style.setYAxisTickMarkSpacingHint(HEIGHT / 6);
    style.setyAxisTickLabelsFormattingFunction(Roofline::decade);
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(new Color(0xDDDDDD));
    style.setMarkerSize(8);
    style.setLegendFont(TEXT);
    style.setAxisTickLabelsFont(TEXT);
    style.setAxisTitleFont(TEXT);
    style.setAnnotationTextFont(TEXT.deriveFont(9f));
    style.setChartTitleFont(TEXT.deriveFont(Font.BOLD, 14));
  }

  /** The number whose decadic logarithm this is, or nothing between the decades. */
  private static String decade(double exponent) {
    if (exponent != Math.rint(exponent)) {
      return "";
    }
    return new BigDecimal(BigInteger.ONE, (int) -exponent).toPlainString();
  }
}
