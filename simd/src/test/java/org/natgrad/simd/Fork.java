package org.natgrad.simd;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, on the class path of this one's tests. */
record Fork(int exit, String output) {

  static Fork run(Class<?> main, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add(main.getName());
    return start(command);
  }

  private static Fork start(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("natgrad", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
      builder.environment().put("CLASSPATH", classPath());
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("no end after five minutes: " + command);
      }
      return new Fork(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      Files.delete(log);
    }
  }

  /** Everything that the tests see, module path or class path, and the tests themselves. */
  static String classPath() {
    List<String> places = new ArrayList<>();
    places.add(place(Fork.class).toString());
    places.add(place(VectorKernels.class).toString());
    places.add(System.getProperty("jdk.module.path", ""));
    places.add(System.getProperty("surefire.real.class.path", ""));
    places.add(System.getProperty("java.class.path"));
    places.removeIf(String::isEmpty);
    return String.join(File.pathSeparator, places);
  }

  /** The directory or jar that a class was read from; patched modules do not say it otherwise. */
  static Path place(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    String url = String.valueOf(type.getResource("/" + name));
    String path = url.substring(0, url.length() - name.length());
    if (path.startsWith("jar:")) {
      path = path.substring(4, path.length() - 2);
    }
    return Path.of(URI.create(path));
  }
}
