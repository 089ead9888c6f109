package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.sql.Database;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the writer writes is what ClickHouse reads. */
class RowBinaryIT {
  private static final String COLUMNS =
      """
      u8 UInt8, u16 UInt16, u32 UInt32, u64 UInt64, i16 Int16, f Float64, b Bool, s String,
      lc LowCardinality(String), lcn LowCardinality(Nullable(String)), n Nullable(UInt64),
      t DateTime64(9, 'UTC'), nt Nullable(DateTime64(9, 'UTC')), id UUID, a Array(UInt64),
      m Map(LowCardinality(String), UInt64), sk Map(Int16, UInt64), am Array(Map(Int16, UInt64)),
      aa Array(Array(UInt64)), an Array(Nullable(String))
      """;

  private static Database database;

  @BeforeAll
  static void createTable() throws SQLException {
    database = Servers.empty();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE every_type (" + COLUMNS + ") ENGINE = MergeTree ORDER BY tuple()");
    }
  }

  /** The largest or oddest value of each type; null where a type can be missing. */
  private static Table<Boolean> table() {
    return new Table<Boolean>("every_type")
        .column("u8", (out, missing) -> out.uint8(255))
        .column("u16", (out, missing) -> out.uint16(65_535))
        .column("u32", (out, missing) -> out.uint32(4_294_967_295L))
        .column("u64", (out, missing) -> out.uint64(-1))
        .column("i16", (out, missing) -> out.int16(-32_768))
        .column("f", (out, missing) -> out.float64(1.0 / 3))
        .column("b", (out, missing) -> out.bool(true))
        .column("s", (out, missing) -> out.string("é\u0000\u20ac".repeat(100)))
        .column("lc", (out, missing) -> out.string("low"))
        .column(
            "lcn", (out, missing) -> out.nullable(missing ? null : "x", RowBinaryWriter::string))
        .column("n", (out, missing) -> out.nullable(missing ? null : -2L, RowBinaryWriter::uint64))
        .column("t", (out, missing) -> out.time(Instant.parse("1999-12-31T23:59:59.123456789Z")))
        .column(
            "nt",
            (out, missing) ->
                out.nullable(
                    missing ? null : Instant.parse("1965-03-01T00:00:00.000000001Z"),
                    RowBinaryWriter::time))
        .column(
            "id",
            (out, missing) ->
                out.uuid(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1}))
        .column(
            "a",
            (out, missing) ->
                out.array(missing ? List.<Long>of() : List.of(0L, -1L), RowBinaryWriter::uint64))
        .column(
            "m",
            (out, missing) ->
                out.map(
                    missing ? Map.<String, Long>of() : Map.of("k", 7L),
                    RowBinaryWriter::string,
                    RowBinaryWriter::count))
        .column(
            "sk",
            (out, missing) ->
                out.map(Map.of(-5, Long.MAX_VALUE), RowBinaryWriter::int16, RowBinaryWriter::count))
        .column(
            "am",
            (out, missing) ->
                out.array(
                    List.of(Map.of(1, 2L), Map.<Integer, Long>of()),
                    (o, map) -> o.map(map, RowBinaryWriter::int16, RowBinaryWriter::count)))
        .column(
            "aa",
            (out, missing) ->
                out.array(
                    List.of(List.of(1L), List.<Long>of()),
                    (o, list) -> o.array(list, RowBinaryWriter::uint64)))
        .column(
            "an",
            (out, missing) ->
                out.array(
                    Arrays.asList("x", null),
                    (o, text) -> o.nullable(text, RowBinaryWriter::string)));
  }

  @Test
  void everyType_arrivesExactly() throws Exception {
    var table = table();
    try (var inserter = new ClickHouseInserter(Servers.config(database))) {
      inserter.insert(table.shape(), table.row(false).bytes());
      inserter.insert(table.shape(), table.row(true).bytes());
    }

    var rows = Servers.rows(database, "SELECT * FROM every_type ORDER BY n NULLS LAST");
    var full = byColumn(table, rows.get(0));
    assertThat(full)
        .containsEntry("u8", 255L)
        .containsEntry("u16", 65_535L)
        .containsEntry("u32", 4_294_967_295L)
        .containsEntry("u64", new BigInteger("18446744073709551615"))
        .containsEntry("i16", -32_768L)
        .containsEntry("f", 1.0 / 3)
        .containsEntry("b", true)
        .containsEntry("s", "é\u0000\u20ac".repeat(100))
        .containsEntry("lc", "low")
        .containsEntry("lcn", "x")
        .containsEntry("n", new BigInteger("18446744073709551614"))
        .containsEntry("t", Instant.parse("1999-12-31T23:59:59.123456789Z"))
        .containsEntry("nt", Instant.parse("1965-03-01T00:00:00.000000001Z"))
        .containsEntry("id", UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0eff").toString())
        .containsEntry("a", List.of(0L, new BigInteger("18446744073709551615")))
        .containsEntry("m", Map.of("k", 7L))
        .containsEntry("sk", Map.of("-5", Long.MAX_VALUE))
        .containsEntry("am", List.of(Map.of("1", 2L), Map.of()))
        .containsEntry("aa", List.of(List.of(1L), List.of()))
        .containsEntry("an", Arrays.asList("x", null));
    assertThat(byColumn(table, rows.get(1)))
        .containsEntry("lcn", null)
        .containsEntry("n", null)
        .containsEntry("nt", null)
        .containsEntry("a", List.of())
        .containsEntry("m", Map.of());
  }

  private static Map<String, Object> byColumn(Table<?> table, List<Object> row) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < row.size(); i++) {
      values.put(table.shape().columns().get(i), row.get(i));
    }
    return values;
  }
}
