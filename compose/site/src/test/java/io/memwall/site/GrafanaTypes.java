package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.Directories;
import io.memwall.engines.NpmCache;
import io.memwall.engines.NpmException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * The types that Grafana publishes on npm, and the TypeScript compiler that holds dashboards to
 * them. Both come by the hashes of a lock file into the user's cache, once.
 */
final class GrafanaTypes {
  /** The version of the package, which is the version of Grafana it describes. */
  static final String VERSION = "12.1.1";

  private static final String COMPILER = "node_modules/typescript/lib/tsc.js";
  private static final Pattern COMPLAINT =
      Pattern.compile("^(\\S+)\\.ts\\(\\d+,\\d+\\): error .*$", Pattern.MULTILINE);
  private static final String TYPED =
      "import type { Dashboard } from './dashboard';\n" + "export const json: Dashboard = ";
  private static final String SETTINGS =
      """
      {
        "compilerOptions": {
          "strict": true, "noEmit": true, "skipLibCheck": true, "lib": ["es2022"], "types": [],
          "module": "esnext", "moduleResolution": "bundler", "baseUrl": ".",
          "paths": {
            "@grafana/schema": ["@PACKAGE@/dist/types/index.d.ts"],
            "@grafana/schema/*": ["@PACKAGE@/*"]
          }
        },
        "include": ["*.ts"]
      }
      """;

  private GrafanaTypes() {}

  /**
   * What the compiler has to say of each dashboard.
   *
   * @param dashboards JSON by a name that can be a file's
   * @return complaints by the same name; none where there are none
   */
  static Map<String, List<String>> complaints(Path scratch, Map<String, String> dashboards)
      throws IOException, InterruptedException {
    Path fetched = fetched();
    Directories.delete(scratch);
    Files.createDirectories(scratch);
    Files.writeString(scratch.resolve("dashboard.ts"), resource("dashboard.ts"));
    String at = fetched.resolve("node_modules/@grafana/schema").toString();
    Files.writeString(scratch.resolve("tsconfig.json"), SETTINGS.replace("@PACKAGE@", at));
    for (var dashboard : dashboards.entrySet()) {
      Files.writeString(scratch.resolve(dashboard.getKey() + ".ts"), TYPED + dashboard.getValue());
    }
    return byFile(compiled(fetched.resolve(COMPILER), scratch), dashboards);
  }

  private static Map<String, List<String>> byFile(String said, Map<String, String> dashboards) {
    var complaints = new TreeMap<String, List<String>>();
    dashboards.keySet().forEach(name -> complaints.put(name, new ArrayList<>()));
    var complaint = COMPLAINT.matcher(said);
    while (complaint.find()) {
      assertThat(complaints).as(said).containsKey(complaint.group(1));
      complaints.get(complaint.group(1)).add(complaint.group());
    }
    // It speaks of files or not at all: anything else is trouble of its own.
    boolean any = complaints.values().stream().anyMatch(list -> !list.isEmpty());
    assertThat(any || said.isBlank()).as(said).isTrue();
    return complaints;
  }

  private static String compiled(Path compiler, Path directory)
      throws IOException, InterruptedException {
    Path output = directory.resolve("tsc.log");
    Process node;
    try {
      node =
          new ProcessBuilder("node", compiler.toString(), "-p", ".", "--pretty", "false")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw missing("node cannot be run: " + e.getMessage());
    }
    try {
      assertThat(node.waitFor(5, TimeUnit.MINUTES)).as("the compiler did not end").isTrue();
    } finally {
      node.destroyForcibly();
    }
    return Files.readString(output);
  }

  private static Path fetched() {
    var wanted =
        new NpmCache.Wanted(
            VERSION,
            COMPILER,
            resource("package.json"),
            resource("package-lock.json"),
            "Grafana's types " + VERSION + " (25 MB unpacked)");
    try {
      return NpmCache.of("grafana-types")
          .fetch(
              wanted,
              line ->
                  System.getLogger(GrafanaTypes.class.getName())
                      .log(System.Logger.Level.INFO, line));
    } catch (NpmException e) {
      throw missing("Grafana's types are not here: " + e.getMessage());
    }
  }

  /** Without npm, Node.js or a network the test is passed over, but not where all must be there. */
  private static AssertionError missing(String reason) {
    assertThat(System.getenv("CI")).as(reason).isNull();
    Assumptions.abort(reason);
    return new AssertionError(reason);
  }

  static String resource(String name) {
    try (InputStream in = GrafanaTypes.class.getResourceAsStream("types/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
