package org.natgrad.geometry;

/** The open set of one chart. */
record OpenSet(Chart chart) implements Manifold {

  @Override
  public boolean covers(Chart other) {
    return chart.equals(other);
  }

  @Override
  public Point point(double... coordinates) {
    return Point.of(chart, coordinates);
  }

  @Override
  public String toString() {
    return chart.toString();
  }
}
