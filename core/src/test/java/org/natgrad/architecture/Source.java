package org.natgrad.architecture;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The source of one class.
 *
 * @param name its full name
 * @param text its text
 */
public record Source(String name, String text) {

  public static Source of(String in, String name, String body) {
    return new Source(
        in + "." + name, "package " + in + "; public class " + name + " { " + body + " }");
  }

  /** The name may carry type parameters. */
  public static Source ofInterface(String in, String name, String body) {
    return new Source(
        in + "." + name.replaceAll("<.*", ""),
        "package " + in + "; public interface " + name + " { " + body + " }");
  }

  /** Compiles sources that must compile, and returns the directory of their classes. */
  public static Path compile(Path directory, List<Path> classPath, List<Source> sources)
      throws IOException {
    StringWriter messages = new StringWriter();
    Path classes = directory.resolve("classes");
    if (compile(directory, classes, classPath, sources, new PrintWriter(messages)) != 0) {
      throw new IllegalArgumentException("fixture does not compile: " + messages);
    }
    return classes;
  }

  /** Compiles a source that may not, and returns the compiler's messages, empty if it does. */
  public static String messages(Path directory, List<Path> classPath, Source source)
      throws IOException {
    StringWriter messages = new StringWriter();
    Path classes = directory.resolve("classes");
    int result = compile(directory, classes, classPath, List.of(source), new PrintWriter(messages));
    return result == 0 ? "" : messages.toString();
  }

  private static int compile(
      Path directory, Path classes, List<Path> classPath, List<Source> sources, PrintWriter log)
      throws IOException {
    Files.createDirectories(classes);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("--add-modules", "jdk.incubator.vector", "-classpath"));
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    for (Source source : sources) {
      Path file = directory.resolve("src").resolve(source.name().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.text());
      arguments.add(file.toString());
    }
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    return javac.run(log, log, arguments.toArray(String[]::new));
  }
}
