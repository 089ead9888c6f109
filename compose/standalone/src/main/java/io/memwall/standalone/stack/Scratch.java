package io.memwall.standalone.stack;

import io.memwall.engines.Directories;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * A Kafka of its own with the topologies on it, gone without a trace when closed: what is computed
 * here touches no topic, no group and no store of anybody else.
 */
public final class Scratch implements AutoCloseable {
  /** Longer than any step waits for the clock before it shows a result. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private static final Duration NOT_A_STEP_FOR = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MS = 200;

  private final Path directory;
  private final KafkaEngine engine;
  private final Pipeline pipeline;

  private Scratch(Path directory, KafkaEngine engine, Pipeline pipeline) {
    this.directory = directory;
    this.engine = engine;
    this.pipeline = pipeline;
  }

  /**
   * Starts a broker, creates the topics; {@link #begin} starts the topologies.
   *
   * @param parts topologies, and the sink when there are tables
   * @param tables where the sink writes
   */
  public static Scratch open(int partitions, List<String> parts, Optional<Database> tables)
      throws IOException {
    Path directory = Files.createTempDirectory("memwall-scratch-");
    KafkaEngine engine = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")));
    try {
      String kafka = engine.bootstrapServers();
      try (var admin = KafkaClients.of(kafka).admin()) {
        new TopicSetup(admin, partitions, 1).ensure();
      }
      var plan = StreamsPlan.single(kafka, directory.resolve("streams"), partitions);
      return new Scratch(directory, engine, new Pipeline(plan.running(parts), tables));
    } catch (RuntimeException e) {
      engine.kill();
      throw e;
    }
  }

  /** All topologies, without the sink. */
  public static List<String> topologies() {
    return Topologies.NAMES;
  }

  /** Bootstrap servers. */
  public String kafka() {
    return engine.bootstrapServers();
  }

  /** Starts topologies and sink; what is in the topics by then is read from its beginning. */
  public void begin() {
    pipeline.start();
  }

  /**
   * Returns when all that was sent is computed, and stored if there is a sink: nothing is left to
   * read and the results have not changed for a while.
   *
   * @throws CommandException if a part has failed, or nothing moves though something is left
   */
  public void settle() throws InterruptedException {
    try (var admin = KafkaClients.of(kafka()).admin()) {
      var offsets = new Offsets(admin);
      List<String> results = Topics.all().stream().map(topic -> topic.name()).toList();
      Map<TopicPartition, Long> ends = Map.of();
      long changed = System.nanoTime();
      long moved = changed;
      boolean done = false;
      while (!done) {
        Thread.sleep(LOOK_EVERY_MS);
        requireAlive();
        var now = offsets.ends(results);
        boolean idle = isIdle(admin);
        if (!now.equals(ends) || !idle) {
          changed = System.nanoTime();
          moved = now.equals(ends) ? moved : changed;
          ends = now;
        }
        requireProgress(moved);
        done = System.nanoTime() - changed > QUIET.toNanos();
      }
    }
  }

  private boolean isIdle(Admin admin) {
    return pipeline.lag(admin).isNone() && pipeline.unstored() == 0;
  }

  private void requireAlive() {
    pipeline
        .failure()
        .ifPresent(
            why -> {
              throw new CommandException(why);
            });
  }

  private static void requireProgress(long movedNanos) {
    if (System.nanoTime() - movedNanos > NOT_A_STEP_FOR.toNanos()) {
      throw new CommandException("the topologies stand still with records left to read");
    }
  }

  @Override
  public void close() {
    pipeline.close();
    engine.kill();
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      throw new CommandException(directory + " stays behind: " + e.getMessage(), e);
    }
  }
}
