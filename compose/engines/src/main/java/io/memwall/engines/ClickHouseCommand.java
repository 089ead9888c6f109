package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command line for each kind of ClickHouse that we start ourselves. */
final class ClickHouseCommand {
  private ClickHouseCommand() {}

  static List<String> of(ClickHouseSource source, EngineHome home, Path config) throws IOException {
    if (source instanceof ClickHouseSource.Library library) {
      List<String> args =
          List.of(
              library.library().toString(),
              "--config-file=" + config,
              "--path=" + home.data(),
              // The library takes the level from here; its config file's level is ignored.
              "--log-level=warning");
      return ChildJvm.command(home, List.of("-Xmx64m"), ClickHouseLauncherMain.class, args);
    }
    if (source instanceof ClickHouseSource.Binary binary) {
      List<String> args = List.of(binary.program().toString(), "server", "--config-file=" + config);
      return ChildJvm.command(home, List.of("-Xmx16m"), ClickHouseBinaryMain.class, args);
    }
    throw new IllegalArgumentException("nothing to start for " + source.describe());
  }
}
