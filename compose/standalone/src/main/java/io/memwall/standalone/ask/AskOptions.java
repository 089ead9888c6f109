package io.memwall.standalone.ask;

import io.memwall.sql.QueryFormat;
import io.memwall.standalone.Progress;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every question takes. */
final class AskOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Ask this data directory, whether a stack runs on it or not.")
  private Path data;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How to print the answer; default ${DEFAULT-VALUE}.")
  QueryFormat format;

  Where where(Progress progress) throws Exception {
    return data == null ? Where.found() : Where.onData(data, progress);
  }
}
