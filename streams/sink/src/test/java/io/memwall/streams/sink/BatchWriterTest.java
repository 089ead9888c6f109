package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
  private static final Shape FLOW = new Shape("flow", List.of("a"));
  private static final EventId.Stream STREAM = new EventId.Stream("", "n1", new UUID(0, 0), 1, 256);

  /** A table in memory that fails when told to and refuses some rows for ever. */
  private static final class FakeTables implements Inserter {
    final List<String> stored = new ArrayList<>();
    final Deque<InsertFailure> failures = new ArrayDeque<>();
    final List<Integer> poison = new ArrayList<>();
    int inserts;

    @Override
    public synchronized void insert(Shape shape, byte[] rows) throws InsertException {
      inserts++;
      if (!failures.isEmpty()) {
        throw new InsertException(failures.remove(), "told so", null);
      }
      for (byte row : rows) {
        if (shape.equals(FLOW) && poison.contains((int) row)) {
          throw new InsertException(InsertFailure.ROWS, "row " + row, null);
        }
      }
      if (shape.equals(FLOW)) {
        for (byte row : rows) {
          stored.add("flow " + row);
        }
      } else {
        stored.add(shape.table() + " " + rows.length + " bytes");
      }
    }
  }

  private final FakeTables tables = new FakeTables();
  private Lanes lanes = new Lanes(tables, 1);

  @AfterEach
  void close() {
    lanes.close();
  }

  private final List<String> refused = new ArrayList<>();

  private BatchWriter<String> writer(int rows) {
    var batch = new RowBatch<String>(new RowBatch.Limits(1, 1, Duration.ZERO));
    for (int i = 0; i < rows; i++) {
      var event = Optional.of(new EventId(STREAM, i));
      batch.add(new Row(FLOW, "", new byte[] {(byte) i}, event), "o" + i, Instant.EPOCH);
    }
    return new BatchWriter<>(
        batch, lanes, (origin, why) -> refused.add(origin + ": " + why), new Progress());
  }

  @Test
  void received_comesAfterAllRows() throws Exception {
    writer(3).write();

    assertThat(tables.stored).containsExactly("flow 0", "flow 1", "flow 2", "received 46 bytes");
  }

  @Test
  void failureThatMayPass_isThrownAndTheRestStaysForTheNextTime() throws Exception {
    var writer = writer(2);
    tables.failures.add(InsertFailure.UNREACHABLE);

    assertThatThrownBy(writer::write).isInstanceOf(InsertException.class);
    assertThat(tables.stored).isEmpty();

    writer.write();
    assertThat(tables.stored).hasSize(3);
    assertThat(refused).isEmpty();
  }

  @Test
  void rowToBlame_isFoundAndTheOthersAreStored() throws Exception {
    tables.poison.add(5);
    writer(11).write();

    assertThat(refused).hasSize(1);
    assertThat(refused.get(0)).startsWith("o5: ").contains("row 5");
    assertThat(tables.stored.stream().filter(row -> row.startsWith("flow"))).hasSize(10);
    // Two runs, 0..4 and 6..10: what was refused does not count as received.
    assertThat(tables.stored).endsWith("received 92 bytes");
  }

  @Test
  void everyRowToBlame_isRefusedAndNothingReceived() throws Exception {
    tables.poison.addAll(List.of(0, 1, 2));
    writer(3).write();

    assertThat(refused).hasSize(3);
    assertThat(tables.stored).isEmpty();
  }

  @Test
  void outageDuringTheSearch_losesNoRow() throws Exception {
    tables.poison.add(2);
    var writer = writer(4);
    // The whole block blames its rows; the first half then meets an outage.
    tables.failures.add(InsertFailure.ROWS);
    tables.failures.add(InsertFailure.TOO_MANY_PARTS);

    assertThatThrownBy(writer::write).isInstanceOf(InsertException.class);
    writer.write();

    assertThat(refused).hasSize(1);
    assertThat(tables.stored).contains("flow 0", "flow 1", "flow 3");
  }

  @Test
  void largeBlock_goesInByHalvesSideBySide() throws Exception {
    lanes.close();
    lanes = new Lanes(tables, 2);
    writer(100_000).write();

    assertThat(tables.stored.stream().filter(row -> row.startsWith("flow"))).hasSize(100_000);
    assertThat(tables.inserts).isEqualTo(3);
    assertThat(tables.stored).endsWith("received 46 bytes");
  }

  @Test
  void constraintsTypesAndRanges_blameTheRows() {
    for (int code : new int[] {33, 53, 69, 72, 117, 131, 321, 349, 469}) {
      assertThat(InsertFailure.of(code)).as("%d", code).isEqualTo(InsertFailure.ROWS);
    }
    assertThat(InsertFailure.ROWS.retry()).isFalse();
  }

  @Test
  void everythingElse_isRetriedWhetherKnownOrNot() {
    // A full or broken disk, memory, locks, exceptions of libraries, bugs, and a code to come.
    for (int code :
        new int[] {74, 75, 76, 243, 241, 173, 252, 439, 1000, 1001, 1002, 49, 62, 9999}) {
      assertThat(InsertFailure.of(code).retry()).as("%d", code).isTrue();
    }
    assertThat(InsertFailure.of(252)).isEqualTo(InsertFailure.TOO_MANY_PARTS);
    assertThat(InsertFailure.of(75)).isEqualTo(InsertFailure.DISK);
    assertThat(InsertFailure.of(9999)).isEqualTo(InsertFailure.OTHER);
  }

  @Test
  void codes_belongToOneFailureEach() {
    for (int code = 1; code < 2000; code++) {
      int each = code;
      assertThat(Arrays.stream(InsertFailure.values()).filter(failure -> failure.has(each)).count())
          .as("%d", code)
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void fullDisk_makesNoDeadLetters() throws Exception {
    var writer = writer(3);
    tables.failures.add(InsertFailure.of(75));

    assertThatThrownBy(writer::write).isInstanceOf(InsertException.class);
    writer.write();

    assertThat(refused).isEmpty();
    assertThat(tables.stored).contains("flow 0", "flow 1", "flow 2");
  }
}
