package io.memwall.streams.sink;

import io.memwall.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the sink does with a batch once it is due, for those who measure it. */
public final class SinkInserts implements AutoCloseable {
  /** Blocks that go in at the same time. */
  public static final int LANES = Launcher.LANES;

  private final ClickHouseInserter inserter;
  private final Lanes lanes;

  public SinkInserts(Database database) {
    inserter =
        new ClickHouseInserter(
            new SinkConfig(
                "",
                "bench",
                database.url(),
                database.user(),
                database.password(),
                database.name(),
                SinkConfig.DEFAULT_MAX_ROWS,
                SinkConfig.DEFAULT_MAX_WAIT,
                Map.of()));
    lanes = new Lanes(inserter, LANES);
  }

  /** A batch that waits to be written. */
  public interface Batch {
    /** Returns when the tables have it. */
    void write() throws Exception;
  }

  /** Values of a row, in the order of its columns. */
  public static final class Values {
    private final RowBinaryWriter out = new RowBinaryWriter();

    public Values text(String value) {
      out.string(value);
      return this;
    }

    public Values number(long... values) {
      for (long value : values) {
        out.uint64(value);
      }
      return this;
    }
  }

  /** A batch of so many rows of one table, each filled in by its number. */
  public Batch batch(String table, List<String> columns, int rows, RowFiller filler) {
    var shape = new Shape(table, columns);
    var limits = new RowBatch.Limits(rows, Long.MAX_VALUE, Duration.ofDays(1));
    var batch = new RowBatch<Integer>(limits);
    for (int i = 0; i < rows; i++) {
      var values = new Values();
      filler.fill(values, i);
      batch.add(new Row(shape, "", values.out.toByteArray(), Optional.empty()), i, Instant.EPOCH);
    }
    Consumer<String> refused =
        why -> {
          throw new IllegalStateException(why);
        };
    return new BatchWriter<>(batch, lanes, (row, why) -> refused.accept(why), new Progress())
        ::write;
  }

  /** Says what a row holds. */
  public interface RowFiller {
    void fill(Values values, int row);
  }

  @Override
  public void close() {
    lanes.close();
    inserter.close();
  }
}
