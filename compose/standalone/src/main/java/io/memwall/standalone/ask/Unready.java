package io.memwall.standalone.ask;

import java.util.List;

/**
 * The question for every figure that the latest results lack: by the reasons the results themselves
 * give, and for what needs days of history by counting them.
 */
final class Unready {
  private static final String STATEMENT =
      "SELECT entity, figure, reason, has, needs, ready FROM\n(\n%s)\n%s\nORDER BY entity, figure\n";

  private Unready() {}

  /**
   * One statement; columns entity, figure, reason, has, needs, ready.
   *
   * @param entity such as {@code pool:p3}; empty for all
   */
  static String statement(String entity) {
    String quoted = entity.replace("\\", "\\\\").replace("'", "\\'");
    String chosen =
        entity.isEmpty()
            ? ""
            : "WHERE entity = '%s' OR startsWith(entity, '%s/')".formatted(quoted, quoted);
    // The first names the columns.
    var parts = List.of(UnreadyTraffic.STATEMENT, UnreadyMemory.STATEMENT, UnreadyDays.STATEMENT);
    return STATEMENT.formatted(String.join("UNION ALL\n", parts), chosen);
  }
}
