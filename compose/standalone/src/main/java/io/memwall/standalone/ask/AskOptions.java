package io.memwall.standalone.ask;

import io.memwall.sql.QueryFormat;
import picocli.CommandLine.Option;

/** What every question takes. */
final class AskOptions extends DataOptions {
  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How to print the answer; default ${DEFAULT-VALUE}.")
  QueryFormat format;
}
