package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Engines for tests and tools: one of each per JVM, started when first asked for, in a temporary
 * directory on free ports, killed and deleted when the JVM ends. Addresses given by {@code
 * MEMWALL_KAFKA} (host:port) and {@code MEMWALL_CLICKHOUSE_URL} are used instead.
 *
 * <p>All tests of a JVM share them: give every topic, group and database a {@link #freshName}.
 */
public final class SharedEngines {
  private static final AtomicLong NAMES = new AtomicLong();
  private static final String JVM =
      Integer.toUnsignedString(new SecureRandom().nextInt(), Character.MAX_RADIX);

  private static Path directory;
  private static KafkaEngine kafka;
  private static ClickHouseEngine clickHouse;

  /** Asking again, every test class, would take as long each time. */
  private static String missing;

  private SharedEngines() {}

  /** Bootstrap servers of a running Kafka. */
  public static synchronized String kafka() {
    String given = System.getenv().getOrDefault("MEMWALL_KAFKA", "");
    if (!given.isBlank()) {
      return given;
    }
    if (kafka == null) {
      kafka = KafkaEngine.start(KafkaOptions.in(directory().resolve("kafka")));
    }
    return kafka.bootstrapServers();
  }

  /**
   * The HTTP address of a running ClickHouse, user {@code default} without a password.
   *
   * @throws ClickHouseMissingException when this machine cannot have one; see {@link
   *     #clickHouseMissing}
   */
  public static synchronized String clickHouseUrl() {
    if (missing != null) {
      throw new ClickHouseMissingException(missing);
    }
    if (clickHouse == null) {
      clickHouse = startClickHouse();
    }
    return clickHouse.httpUrl();
  }

  private static ClickHouseEngine startClickHouse() {
    try {
      ClickHouseSource source = ClickHouse.find(SharedEngines::say);
      Path home = directory().resolve("clickhouse");
      return ClickHouseEngine.start(ClickHouseOptions.in(home, source));
    } catch (ClickHouseMissingException e) {
      missing = e.reason();
      throw e;
    }
  }

  private static void say(String line) {
    System.getLogger(SharedEngines.class.getName()).log(System.Logger.Level.INFO, line);
  }

  /**
   * Why there is no ClickHouse here; empty when there is one, which is then running. Tests skip
   * themselves with that reason at home, and fail with it where {@code CI} is set:
   *
   * <pre>{@code
   * SharedEngines.clickHouseMissing().ifPresent(reason -> {
   *   assertThat(System.getenv("CI")).as(reason).isNull();
   *   Assumptions.abort(reason);
   * });
   * }</pre>
   */
  public static Optional<String> clickHouseMissing() {
    try {
      clickHouseUrl();
      return Optional.empty();
    } catch (ClickHouseMissingException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * A name nobody else uses, also not in another JVM on the same given servers: letters, digits and
   * underscores, fit for topics, groups, databases and tables.
   */
  public static String freshName(String prefix) {
    return "%s_%s_%d"
        .formatted(prefix.replaceAll("[^A-Za-z0-9_]", "_"), JVM, NAMES.incrementAndGet());
  }

  private static Path directory() {
    if (directory == null) {
      try {
        directory = Files.createTempDirectory("memwall-engines-");
      } catch (IOException e) {
        throw new EngineException("no temporary directory: " + e.getMessage(), e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(SharedEngines::end, "shared-engines-end"));
    }
    return directory;
  }

  // Killed, not stopped: nobody needs what they would write, and the JVM can end at once.
  private static synchronized void end() {
    if (kafka != null) {
      kafka.kill();
    }
    if (clickHouse != null) {
      clickHouse.kill();
    }
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      say("left behind: " + directory);
    }
  }
}
