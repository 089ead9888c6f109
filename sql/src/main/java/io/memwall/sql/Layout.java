package io.memwall.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where tables lie: on one server, or spread over the shards of a cluster. There each table has
 * replicated parts under its name with {@code _local}, on every server, and a Distributed table
 * over them under its own name. Rows go to the shard their identity says, so that whatever replaces
 * a row meets it there.
 *
 * @param cluster as ClickHouse's configuration names it; empty for one server
 */
record Layout(Optional<String> cluster) {
  static final Layout SINGLE = new Layout(Optional.empty());

  private static final String ON_CLUSTER = "${on_cluster}";
  private static final String REPLICATED = "${replicated}";

  private static final Pattern CREATE =
      Pattern.compile("(CREATE TABLE IF NOT EXISTS )(\\w+)( \\$\\{on_cluster})");
  private static final Pattern ALTER = Pattern.compile("(ALTER TABLE )(\\w+)( \\$\\{on_cluster})");

  /** With the rights of who made it where row policies part its rows among tenants. */
  private static final Pattern VIEW =
      Pattern.compile(
          "(CREATE OR REPLACE VIEW )(\\w+)( (?:DEFINER = CURRENT_USER SQL SECURITY DEFINER )?AS\\s)");

  private static final Pattern IDENTITY = Pattern.compile("\nORDER BY \\(?([\\w, ]+)\\)?\\s*$");

  /**
   * Spread over a cluster.
   *
   * @throws IllegalArgumentException if the name is no plain identifier
   */
  static Layout on(String cluster) {
    if (!cluster.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException("'" + cluster + "' is no name of a cluster");
    }
    return new Layout(Optional.of(cluster));
  }

  /** The table that has the rows. */
  String table(String name) {
    return cluster.isPresent() ? name + "_local" : name;
  }

  /** What follows the name in a statement about a table: empty, or with a blank before it. */
  String onCluster() {
    return cluster.map(name -> " ON CLUSTER '" + name + "'").orElse("");
  }

  /** The statements of a script that has the placeholders, as they are run. */
  List<String> statements(String script) {
    return SqlScript.statements(script).stream().flatMap(each -> rendered(each).stream()).toList();
  }

  private List<String> rendered(String statement) {
    if (cluster.isEmpty()) {
      return List.of(filled(statement));
    }
    var create = CREATE.matcher(statement);
    if (create.find()) {
      return List.of(
          filled(create.replaceFirst("$1" + table(create.group(2)) + "$3")),
          filled(distributed(create.group(2), statement)));
    }
    var alter = ALTER.matcher(statement);
    if (alter.find()) {
      var both = new ArrayList<String>();
      both.add(filled(alter.replaceFirst("$1" + table(alter.group(2)) + "$3")));
      columns(statement).ifPresent(each -> both.add(filled(each)));
      return both;
    }
    return List.of(filled(VIEW.matcher(statement).replaceFirst("$1$2 " + quotedPlace() + "$3")));
  }

  /** An alteration without its indexes, which a Distributed table has none of; one to a line. */
  private static Optional<String> columns(String alter) {
    int from = alter.indexOf("ALTER TABLE ");
    var kept =
        alter
            .substring(from)
            .lines()
            .filter(line -> !line.strip().matches("ADD INDEX .*|--.*"))
            .collect(Collectors.joining("\n"))
            .replaceFirst(",$", "");
    return kept.lines().count() > 1 || kept.contains(" ADD ")
        ? Optional.of(alter.substring(0, from) + kept)
        : Optional.empty();
  }

  private static String quotedPlace() {
    return Matcher.quoteReplacement(ON_CLUSTER);
  }

  private String distributed(String table, String create) {
    var identity = IDENTITY.matcher(create);
    if (!identity.find()) {
      throw new IllegalStateException(table + " is not ordered by plain columns");
    }
    return """
        CREATE TABLE IF NOT EXISTS %1$s ${on_cluster} AS %2$s
        ENGINE = Distributed('%3$s', currentDatabase(), '%2$s', cityHash64(%4$s))"""
        .formatted(table, table(table), cluster.orElseThrow(), identity.group(1));
  }

  private String filled(String statement) {
    String name = cluster.map(each -> "ON CLUSTER '" + each + "'").orElse("");
    return statement
        .replace(ON_CLUSTER, name)
        .replace(REPLICATED, cluster.isPresent() ? "Replicated" : "");
  }
}
