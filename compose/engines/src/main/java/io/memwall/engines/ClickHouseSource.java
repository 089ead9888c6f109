package io.memwall.engines;

import java.nio.file.Path;

/** Which ClickHouse this machine offers; see {@link ClickHouse#find}. */
public sealed interface ClickHouseSource {
  /** One line for a person: where it comes from. */
  String describe();

  /**
   * A server somebody else runs.
   *
   * @param url its HTTP interface without a trailing slash, {@code http://host:8123}
   */
  record External(String url) implements ClickHouseSource {
    @Override
    public String describe() {
      return "the server at " + url;
    }
  }

  /**
   * The program {@code clickhouse}.
   *
   * @param program its absolute path
   */
  record Binary(Path program) implements ClickHouseSource {
    @Override
    public String describe() {
      return program.toString();
    }
  }

  /**
   * The engine as a shared library, from the npm package.
   *
   * @param library absolute path of {@code libchdb.so}
   */
  record Library(Path library) implements ClickHouseSource {
    @Override
    public String describe() {
      return "ClickHouse " + ClickHousePackage.VERSION + " in " + library.getParent();
    }
  }
}
