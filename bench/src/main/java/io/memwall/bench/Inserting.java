package io.memwall.bench;

import io.memwall.sql.Database;
import io.memwall.streams.sink.SinkConfig;
import io.memwall.streams.sink.SinkInserts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast rows of 20 columns go in: those of {@code bandwidth} that hold its sums, with its order
 * and codecs, as batches that the sink's own writer and client insert. They are encoded beforehand.
 */
final class Inserting {
  private static final int BATCHES = 20;

  /** Enough for the server's compiler and caches. */
  private static final int WARM_UP = 3;

  private static final double GOAL = 400_000;

  private static final List<String> COLUMNS =
      List.of(
          "case_name",
          "entity_kind",
          "window_ns",
          "t_start",
          "entity",
          "rev",
          "t_end",
          "fabric_id",
          "records",
          "frames",
          "new_frames",
          "retrans_frames",
          "messages",
          "frame_bytes",
          "wire_bytes",
          "retrans_wire_bytes",
          "payload_bytes",
          "goodput_bytes",
          "covered_ns",
          "span_ns");

  private final Database database;
  private final ServerCpu server;

  private Inserting(Database database, ServerCpu server) {
    this.database = database;
    this.server = server;
  }

  /**
   * Measures.
   *
   * @param server its process
   */
  static List<Figure> figures(Database database, ServerCpu server) throws Exception {
    var inserting = new Inserting(database, server);
    inserting.execute("DROP TABLE IF EXISTS bench_rows");
    inserting.execute(
        "CREATE TABLE bench_rows ENGINE = ReplacingMergeTree(rev)"
            + " ORDER BY (case_name, entity_kind, window_ns, t_start, entity)"
            + " EMPTY AS SELECT "
            + String.join(", ", COLUMNS)
            + " FROM bandwidth");
    try {
      return inserting.measured();
    } finally {
      inserting.execute("DROP TABLE bench_rows");
    }
  }

  private List<Figure> measured() throws Exception {
    double seconds = 0;
    double cpu = 0;
    try (var sink = new SinkInserts(database)) {
      for (int number = 0; number < WARM_UP + BATCHES; number++) {
        var batch = batch(sink, number);
        double cpuBefore = server.seconds();
        long began = System.nanoTime();
        batch.write();
        if (number >= WARM_UP) {
          seconds += (System.nanoTime() - began) / 1e9;
          cpu += server.seconds() - cpuBefore;
        }
      }
    }
    return told((double) SinkConfig.DEFAULT_MAX_ROWS * BATCHES, seconds, cpu);
  }

  private static List<Figure> told(double rows, double seconds, double cpu) {
    var figures = new ArrayList<Figure>();
    String how =
        "%d batches of %,d rows, one after the other, each on %d connections; %s"
            .formatted(
                BATCHES,
                SinkConfig.DEFAULT_MAX_ROWS,
                SinkInserts.LANES,
                rows / seconds >= GOAL ? "held" : "MISSED 400,000");
    figures.add(Figure.of("insert, 20 columns", rows / seconds, "rows/s", how));
    if (cpu > 0) {
      figures.add(
          Figure.of(
              "insert, 20 columns, by CPU",
              2 * rows / cpu,
              "rows/s",
              "two cores that do nothing else: %.2f us of the server's CPU per row, merges with it"
                  .formatted(1e6 * cpu / rows)));
    }
    return figures;
  }

  private static SinkInserts.Batch batch(SinkInserts sink, int number) {
    long second = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() + number * 1_000L;
    return sink.batch(
        "bench_rows",
        COLUMNS,
        SinkConfig.DEFAULT_MAX_ROWS,
        (row, i) -> {
          long start = (second + (long) i / 1_000) * 1_000_000_000L;
          long frames = 20_000 + Math.floorMod((number * 31L + i) * 0x9E3779B97F4A7C15L, 5_000L);
          row.text("").text("LINK").number(1_000_000_000L, start);
          row.text("h" + i % 1_000 / 2 + (i % 2 == 0 ? "-p/rx" : "-p/tx"));
          row.number((1L << 32) + i, start + 1_000_000_000L).text("bench");
          row.number(1, frames, frames, frames % 7, 2 * frames, 100 * frames, 124 * frames);
          row.number(frames % 7 * 124, 64 * frames, 64 * frames, 1_000_000_000L, 1_000_000_000L);
        });
  }

  private void execute(String statement) throws SQLException {
    try (var connection = database.connect();
        var asked = connection.createStatement()) {
      asked.execute(statement);
    }
  }
}
