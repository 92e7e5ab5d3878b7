package org.natgrad.benchmarks;

/**
 * One process's answer.
 *
 * @param cell what was measured
 * @param seconds seconds a call: the median of the process's iterations
 * @param allocated bytes allocated a call, or NaN where nobody counts them
 */
record Measurement(Cell cell, double seconds, double allocated) {

  static final String HEADER = "kernel,size,rival,threads,seconds,allocated";

  static Measurement parse(String line) {
    String[] fields = line.split(",");
    Cell cell =
        new Cell(
            Kernel.valueOf(fields[0]),
            Size.parse(fields[1]),
            Rival.valueOf(fields[2]),
            Integer.parseInt(fields[3]));
    return new Measurement(cell, Double.parseDouble(fields[4]), Double.parseDouble(fields[5]));
  }

  String line() {
    return cell.kernel()
        + ","
        + cell.size()
        + ","
        + cell.rival()
        + ","
        + cell.threads()
        + ","
        + seconds
        + ","
        + allocated;
  }
}
