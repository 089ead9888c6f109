package io.memwall.standalone.torture;

/** A server that behaves badly of its own accord, as it does when merges do not keep up. */
record TableSetting(Stage stage, String name, String settings) implements Fault {
  /** Each insert takes two seconds more. */
  static TableSetting slow(Stage stage) {
    return new TableSetting(
        stage,
        "slow clickhouse",
        "parts_to_delay_insert = 1, parts_to_throw_insert = 100000, max_delay_to_insert = 3,"
            + " min_delay_to_insert_ms = 2000");
  }

  /** TOO_MANY_PARTS. */
  static TableSetting refusing(Stage stage) {
    return new TableSetting(
        stage,
        "clickhouse refuses inserts",
        "parts_to_delay_insert = 1, parts_to_throw_insert = 1");
  }

  @Override
  public String strike() {
    // Two parts at least, that nobody makes one of.
    stage.tables().execute("SYSTEM STOP MERGES flow");
    stage.tables().execute("ALTER TABLE flow MODIFY SETTING " + settings);
    return settings;
  }

  @Override
  public void heal() {
    stage
        .tables()
        .execute(
            "ALTER TABLE flow RESET SETTING parts_to_delay_insert, parts_to_throw_insert,"
                + " max_delay_to_insert, min_delay_to_insert_ms");
    stage.tables().execute("SYSTEM START MERGES flow");
  }
}
