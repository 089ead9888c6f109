package io.memwall.standalone.torture;

import java.time.Duration;

/** The database dies while rows are on their way into it. */
record MidInsert(Stage stage) implements Fault {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String INSERTS =
      "SELECT count() FROM system.processes WHERE query_kind = 'Insert'";

  @Override
  public String name() {
    return "restart of clickhouse in mid-insert";
  }

  @Override
  public String strike() {
    // Inserts take milliseconds: held up, one of them is there to be met.
    TableSetting.slow(stage).strike();
    boolean met =
        Patience.within(PATIENCE, () -> stage.tables().figureIfAny(INSERTS).orElse(0L) > 0);
    stage.clickHouse().kill();
    return met ? "killed with an insert under way" : "killed, but no insert was met";
  }

  @Override
  public void heal() {
    stage.startClickHouse();
    TableSetting.slow(stage).heal();
  }
}
