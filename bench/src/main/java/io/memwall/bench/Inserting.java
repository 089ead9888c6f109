package io.memwall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.sql.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * How fast rows of 20 columns go in: those of {@code bandwidth} that hold its sums, with its order
 * and codecs, as blocks of RowBinary made beforehand, each inserted before the next is sent.
 */
final class Inserting {
  private static final int ROWS = 100_000;
  private static final int BLOCKS = 20;
  private static final int LARGEST_ROW = 256;
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

  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database;

  private Inserting(Database database) {
    this.database = database;
  }

  static List<Figure> figures(Database database) throws Exception {
    var inserting = new Inserting(database);
    String columns = String.join(", ", COLUMNS);
    inserting.execute("DROP TABLE IF EXISTS bench_rows");
    inserting.execute(
        "CREATE TABLE bench_rows ENGINE = ReplacingMergeTree(rev)"
            + " ORDER BY (case_name, entity_kind, window_ns, t_start, entity)"
            + " EMPTY AS SELECT "
            + columns
            + " FROM bandwidth");
    inserting.block(0);
    long began = System.nanoTime();
    long sent = 0;
    for (int block = 1; block <= BLOCKS; block++) {
      sent += inserting.block(block);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    inserting.execute("DROP TABLE bench_rows");
    return List.of(
        Figure.of(
            "insert, 20 columns",
            (double) ROWS * BLOCKS / seconds,
            "rows/s",
            "%d blocks of %,d rows of %d bytes, RowBinary over HTTP, one after the other"
                .formatted(BLOCKS, ROWS, sent / BLOCKS / ROWS)));
  }

  private long block(int number) throws IOException, InterruptedException {
    byte[] rows = rows(number);
    String statement = "INSERT INTO bench_rows FORMAT RowBinary";
    var uri =
        URI.create(
            "%s/?database=%s&query=%s"
                .formatted(database.url(), database.name(), URLEncoder.encode(statement, UTF_8)));
    var request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(rows)).build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return rows.length;
  }

  private static byte[] rows(int number) {
    var out = ByteBuffer.allocate(ROWS * LARGEST_ROW).order(ByteOrder.LITTLE_ENDIAN);
    long second = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() + number * 100L;
    for (int i = 0; i < ROWS; i++) {
      long start = (second + (long) i / 1_000) * 1_000_000_000L;
      long frames = 20_000 + Math.floorMod((number * 31L + i) * 0x9E3779B97F4A7C15L, 5_000L);
      text(out, "");
      text(out, "LINK");
      out.putLong(1_000_000_000L).putLong(start);
      text(out, "h" + i % 1_000 / 2 + (i % 2 == 0 ? "-p/rx" : "-p/tx"));
      out.putLong((1L << 32) + i).putLong(start + 1_000_000_000L);
      text(out, "bench");
      out.putLong(1).putLong(frames).putLong(frames).putLong(frames % 7).putLong(2 * frames);
      out.putLong(100 * frames).putLong(124 * frames).putLong(frames % 7 * 124);
      out.putLong(64 * frames).putLong(64 * frames);
      out.putLong(1_000_000_000L).putLong(1_000_000_000L);
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static void text(ByteBuffer out, String value) {
    out.put((byte) value.length()).put(value.getBytes(UTF_8));
  }

  private void execute(String statement) throws SQLException {
    try (var connection = database.connect();
        var asked = connection.createStatement()) {
      asked.execute(statement);
    }
  }
}
