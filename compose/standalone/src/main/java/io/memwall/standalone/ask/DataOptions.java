package io.memwall.standalone.ask;

import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where to ask; a context or a directory, not both. */
public class DataOptions {
  @ArgGroup private Given given = new Given();

  private static final class Given {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Ask this data directory, whether a stack runs on it or not.")
    private Path data;

    @Option(
        names = "--context",
        paramLabel = "NAME",
        description = "Ask the cluster of this name; see memwall context.")
    private String context;
  }

  /**
   * Opens what was asked for: {@code --data} or {@code --context}, else {@code
   * MEMWALL_CLICKHOUSE_URL}, else the context in use, else the one stack of this user that runs.
   */
  public Where where(Progress progress) throws Exception {
    if (given.data != null) {
      return Where.onData(given.data, progress);
    }
    return given.context == null ? Where.found() : Where.inContext(given.context);
  }

  /**
   * The stack on this machine that {@link #where} would ask; empty when that is a cluster, or data
   * at rest.
   */
  public Optional<StackFile> stack() {
    return given.data != null ? StackFile.in(given.data) : Where.foundStack(given.context != null);
  }

  /** Whether something was said of where to ask. */
  public boolean isGiven() {
    return given.data != null || given.context != null;
  }
}
