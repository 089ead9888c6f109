package io.memwall.standalone.capture;

import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.CommandException;
import java.util.Map;

/**
 * Keeps a file that has changed since it was imported from being added to itself. The same bytes
 * repeat the same events; other bytes are other events, and frames in both would count twice.
 */
public final class KnownCases {
  private final QueryRunner runner;

  public KnownCases(QueryRunner runner) {
    this.runner = runner;
  }

  /**
   * @throws CommandException if the case holds a file of that name with other bytes
   */
  void approve(ImportRequest request, Survey survey) {
    String file = String.valueOf(request.file().getFileName());
    var everything = Map.of(Parameter.CASE, Parameter.EVERYTHING);
    for (var known : runner.run(SavedQueries.named("cases"), everything).rowsByName()) {
      if (request.caseName().equals(known.get("name"))
          && file.equals(known.get("file"))
          && !survey.bytes().sha256().equals(known.get("sha256"))) {
        throw new CommandException(
            "case %s already holds %s with other bytes; give --case another name"
                .formatted(request.caseName(), file));
      }
    }
  }
}
