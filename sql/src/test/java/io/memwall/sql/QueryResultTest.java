package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.sql.QueryResult.Column;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryResultTest {
  private static final BigInteger BIG = new BigInteger("18446744073709551615");

  private static QueryResult result() {
    var totals = new LinkedHashMap<String, Object>();
    totals.put("bytes", BIG.add(BigInteger.ONE));
    return new QueryResult(
        "busiest",
        Optional.of(
            new TimeRange(
                Instant.parse("1999-12-31T23:59:59.5Z"), Instant.parse("2000-01-01T00:00:00Z"))),
        Optional.of(""),
        List.of(
            new Column("link", "String"),
            new Column("bytes", "UInt64"),
            new Column("share", "Nullable(Float64)"),
            new Column("who", "Array(String)")),
        List.of(
            Arrays.asList("a, \"b\"", BIG, 1.0 / 3, List.of("x", "y")),
            Arrays.asList("c", 1L, null, List.of())),
        totals);
  }

  @Test
  void table_alignsNumbersRightAndShowsWhatIsMissing() {
    assertThat(result().text(QueryFormat.TABLE))
        .isEqualTo(
            """
            link                   bytes     share  who
            ------  --------------------  --------  ------
            a, "b"  18446744073709551615  0.333333  [x, y]
            c                          1         -  []
            ------  --------------------  --------  ------
            total   18446744073709551616
            """);
  }

  @Test
  void table_neverWritesControlCharacters() {
    var hostile =
        new QueryResult(
            "q",
            Optional.empty(),
            Optional.empty(),
            List.of(new Column("x", "String")),
            List.of(List.of("a\u001b[2Jb\nc")),
            Map.of());

    assertThat(hostile.text(QueryFormat.TABLE)).endsWith("a?[2Jb\\nc\n");
  }

  @Test
  void csv_quotesAndLeavesWhatIsMissingEmpty() {
    assertThat(result().text(QueryFormat.CSV))
        .isEqualTo(
            """
            link,bytes,share,who
            "a, ""b""\",18446744073709551615,0.3333333333333333,"[""x"",""y""]"
            c,1,,[]
            """);
  }

  @Test
  void json_keepsBigIntegersAsText() {
    assertThat(result().text(QueryFormat.JSON))
        .isEqualTo(
            "{\"query\":\"busiest\",\"from\":\"1999-12-31T23:59:59.500Z\",\"to\":\"2000-01-01T00:00:00Z\","
                + "\"case\":\"\",\"columns\":[{\"name\":\"link\",\"type\":\"String\"},"
                + "{\"name\":\"bytes\",\"type\":\"UInt64\"},{\"name\":\"share\",\"type\":\"Nullable(Float64)\"},"
                + "{\"name\":\"who\",\"type\":\"Array(String)\"}],\"rows\":["
                + "{\"link\":\"a, \\\"b\\\"\",\"bytes\":\"18446744073709551615\",\"share\":0.3333333333333333,\"who\":[\"x\",\"y\"]},"
                + "{\"link\":\"c\",\"bytes\":1,\"share\":null,\"who\":[]}],"
                + "\"totals\":{\"bytes\":\"18446744073709551616\"}}\n");
  }

  @Test
  void json_boundaryIsTwoToThe53() {
    var edge = BigInteger.ONE.shiftLeft(53);
    var result =
        new QueryResult(
            "q",
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Column("n", "UInt64"), new Column("m", "UInt64"), new Column("x", "Float64")),
            List.of(List.of(edge, edge.add(BigInteger.ONE), Double.POSITIVE_INFINITY)),
            Map.of());

    assertThat(result.text(QueryFormat.JSON))
        .contains("{\"n\":9007199254740992,\"m\":\"9007199254740993\",\"x\":null}")
        .startsWith("{\"query\":\"q\",\"from\":null,\"to\":null,\"case\":null,");
  }
}
