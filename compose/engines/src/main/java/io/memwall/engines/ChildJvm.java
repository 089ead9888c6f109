package io.memwall.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a second JVM like this one: same java, same class path. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * Writes the arguments into a file of the engine's home, because a class path easily exceeds what
   * a command line may hold.
   */
  static List<String> command(EngineHome home, List<String> flags, Class<?> main, List<String> args)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add("-XX:+UseSerialGC");
    all.add("-XX:ErrorFile=" + home.logs().resolve("hs_err_pid%p.log"));
    all.add("-Djava.awt.headless=true");
    all.add("-Djava.io.tmpdir=" + home.run());
    all.add("-Djna.tmpdir=" + home.run());
    // From JDK 24 on native access warns unless it is granted.
    if (Runtime.version().feature() >= 22) {
      all.add("--enable-native-access=ALL-UNNAMED");
    }
    all.addAll(flags);
    asked().filter(option -> !isSet(flags, option)).forEach(all::add);
    all.add("-cp");
    all.add(classPath());
    all.add(main.getName());
    all.addAll(args);
    Path file = home.run().resolve("java.args");
    Files.write(file, all.stream().map(ChildJvm::quoted).toList());
    return List.of(java(), "@" + file);
  }

  /** What whoever started this asks of every JVM of memwall's. */
  private static Stream<String> asked() {
    String options = Objects.requireNonNullElse(System.getenv("MEMWALL_JAVA_OPTS"), "");
    return Stream.of(options.split(" +", -1)).filter(option -> !option.isEmpty());
  }

  /** What an engine cannot do without goes before what was asked for all. */
  private static boolean isSet(List<String> flags, String option) {
    String name = option.substring(0, option.indexOf('=') + 1);
    return !name.isEmpty() && flags.stream().anyMatch(flag -> flag.startsWith(name));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  // The child runs in a directory of its own, where relative entries would mean something else.
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
