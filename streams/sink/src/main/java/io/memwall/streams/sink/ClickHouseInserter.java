package io.memwall.streams.sink;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts through ClickHouse's own client. Synchronously: the server's asynchronous inserts would
 * acknowledge rows it may still lose. Without a deduplication token: a token used twice with other
 * rows drops them silently, and the tables need none.
 */
final class ClickHouseInserter implements Inserter, AutoCloseable {
  private static final long CONNECT_SECONDS = 5;
  private static final long ANSWER_SECONDS = 60;
  private static final String MOST_PARTS =
      "SELECT max(parts) FROM (SELECT count() AS parts FROM system.parts"
          + " WHERE active AND database = currentDatabase() GROUP BY table, partition_id)";
  private static final Logger log = LoggerFactory.getLogger(ClickHouseInserter.class);

  private final Client client;

  ClickHouseInserter(SinkConfig config) {
    client =
        new Client.Builder()
            .addEndpoint(config.clickHouseUrl())
            .setUsername(config.user())
            .setPassword(config.password())
            .setDefaultDatabase(config.database())
            .setConnectTimeout(CONNECT_SECONDS, ChronoUnit.SECONDS)
            .setSocketTimeout(ANSWER_SECONDS, ChronoUnit.SECONDS)
            // The sink repeats by itself, and must know of every failure.
            .setMaxRetries(0)
            .compressClientRequest(false)
            .build();
  }

  @Override
  public void insert(Shape shape, byte[] rows) throws InsertException {
    // On a cluster the table spreads rows over its shards: they are stored there when it returns.
    var settings =
        new InsertSettings()
            .serverSetting("async_insert", "0")
            // Merges replace what is told twice, and FINAL does: looking for it here costs a third.
            .serverSetting("optimize_on_insert", "0")
            .serverSetting("distributed_foreground_insert", "1");
    var columns = shape.columns().stream().map(column -> "`" + column + "`").toList();
    var in = new ByteArrayInputStream(rows);
    try (var response =
        client.insert(shape.table(), columns, in, ClickHouseFormat.RowBinary, settings).get()) {
      response.getWrittenRows();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsertException(InsertFailure.UNREACHABLE, "interrupted", e);
    } catch (ExecutionException e) {
      throw failure(shape, e.getCause());
    } catch (ClickHouseException e) {
      throw failure(shape, e);
    }
  }

  @Override
  public OptionalInt mostParts() {
    try {
      var most = client.queryAll(MOST_PARTS).get(0);
      return OptionalInt.of((int) most.getLong(1));
    } catch (RuntimeException e) {
      // Whatever the client throws: not to know this is no reason to store nothing.
      log.warn("how many parts there are is not known: {}", e.getMessage());
      return OptionalInt.empty();
    }
  }

  private static InsertException failure(Shape shape, Throwable cause) {
    String detail = shape.table() + ": " + cause.getMessage();
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof ServerException server) {
        return new InsertException(InsertFailure.of(server.getCode()), detail, cause);
      }
    }
    return new InsertException(InsertFailure.UNREACHABLE, detail, cause);
  }

  @Override
  public void close() {
    client.close();
  }
}
