package io.memwall.standalone.capture;

import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;

/**
 * Keeps a capture from being added to itself. The same bytes repeat the same events; other bytes
 * are other events, and frames in both would count twice: a file that grew, or its compressed copy.
 * Files that belong together are named so with {@code --case}.
 */
public final class KnownCases {
  private static final String OTHERS =
      """
      SELECT count() FROM health
      WHERE case_name = '%1$s' AND (node_id != '%2$s' OR epoch != %3$s)%4$s
      """;

  private final QueryRunner runner;

  public KnownCases(QueryRunner runner) {
    this.runner = runner;
  }

  /**
   * @param together the user named the case: files of other names belong to it too
   * @throws CommandException if the case holds other bytes, or the same of another node
   */
  void approve(ImportRequest request, Survey survey, boolean together) {
    String file = String.valueOf(request.file().getFileName());
    String sameName = together ? " AND capture_file_name = '" + quoted(file) + "'" : "";
    String question =
        OTHERS.formatted(
            quoted(request.caseName()),
            quoted(request.nodeId()),
            Long.toUnsignedString(survey.bytes().prefix()),
            sameName);
    if (((Number) runner.sql(question).rows().get(0).get(0)).longValue() > 0) {
      throw new CommandException(
          "case %s already holds another capture than %s is now; give --case another name"
              .formatted(request.caseName(), file));
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
