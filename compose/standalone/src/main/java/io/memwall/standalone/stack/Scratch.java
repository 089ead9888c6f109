package io.memwall.standalone.stack;

import io.memwall.engines.Directories;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import io.memwall.streams.StreamsLag;
import io.memwall.streams.hotspot.ScoreSettings;
import io.memwall.streams.latency.LatencyRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka of its own with the topologies on it, gone without a trace when closed: what is computed
 * here touches no topic, no group and no store of anybody else.
 */
public final class Scratch implements AutoCloseable {
  /** Longer than any step waits for the clock before it shows a result. */
  public static final Duration QUIET = Duration.ofSeconds(4);

  /** Longer than judging waits for more to be said. */
  private static final Duration LONG_QUIET = Duration.ofSeconds(12);

  private static final String JUDGING = "hotspot";
  private static final Duration NOT_A_STEP_FOR = Duration.ofMinutes(2);
  private static final Duration SAY_EVERY = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MS = 200;
  private static final long UNKNOWN = Long.MAX_VALUE;
  private static final Logger log = LoggerFactory.getLogger(Scratch.class);

  private final Path directory;
  private final KafkaEngine engine;
  private StreamsPlan plan;
  private final Optional<Database> tables;
  private final Set<String> inputs;
  private final List<Pipeline> pipelines = new CopyOnWriteArrayList<>();

  private Scratch(Path directory, KafkaEngine engine, StreamsPlan plan, Optional<Database> tables) {
    inputs = Topologies.inputs(plan);
    this.directory = directory;
    this.engine = engine;
    this.plan = plan;
    this.tables = tables;
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
        keepTimes(admin);
      }
      var plan = StreamsPlan.single(kafka, directory.resolve("streams"), partitions).running(parts);
      return new Scratch(directory, engine, plan, tables);
    } catch (RuntimeException e) {
      engine.kill();
      throw e;
    }
  }

  /** Copies keep the times of what they were copied from: topologies read in their order. */
  private static void keepTimes(Admin admin) {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (var topic : Topics.all()) {
      var kept = new ArrayList<AlterConfigOp>();
      kept.add(set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"));
      kept.add(set(TopicConfig.RETENTION_MS_CONFIG, "-1"));
      kept.add(set(TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), kept);
    }
    try {
      admin.incrementalAlterConfigs(changes).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while topics were made", e);
    } catch (ExecutionException e) {
      throw new CommandException("topics cannot be set up: " + e.getCause().getMessage(), e);
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  /** All topologies, without the sink. */
  public static List<String> topologies() {
    return Topologies.NAMES;
  }

  /** These, and the sink. */
  public static List<String> withSink(List<String> topologies) {
    var parts = new ArrayList<>(topologies);
    parts.add(Pipeline.SINK);
    return parts;
  }

  /** How much of the log before a time must have been read for what topologies say of it. */
  public static Duration warmUp(List<String> topologies) {
    return topologies.stream().map(WarmUp::of).reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether a topic must be read from its beginning, whatever the time in question. */
  public static boolean isNeededWhole(String topic) {
    return WarmUp.isNeededWhole(topic);
  }

  /** Topics of events that some topologies read, those aside that are needed whole. */
  public static Set<String> events(List<String> topologies) {
    var plan = StreamsPlan.single("", Path.of("unused"), 1).running(topologies);
    var events = new TreeSet<>(Topologies.inputs(plan));
    events.removeIf(Scratch::isNeededWhole);
    return events;
  }

  /** Topics of events that the topologies read. */
  public Set<String> inputs() {
    return inputs;
  }

  /** Bootstrap servers. */
  public String kafka() {
    return engine.bootstrapServers();
  }

  /** Before it begins: what it takes to say something about latency. */
  public Scratch measuring(LatencyRules rules) {
    plan = plan.measuring(rules);
    return this;
  }

  /** Starts topologies and sink; what is in the topics by then is read from its beginning. */
  public void begin() {
    start(new Pipeline(plan, tables));
  }

  /** Stops topologies and sink; the log stays. */
  public void end() {
    pipelines.forEach(Pipeline::close);
    pipelines.clear();
  }

  /** Starts one instance more of the same topologies, which takes its share of the partitions. */
  public void join() {
    Path stores = directory.resolve("streams").resolve("instance-" + (pipelines.size() + 1));
    var parts = new ArrayList<>(plan.parts());
    parts.remove(Pipeline.SINK);
    var one =
        StreamsPlan.single(kafka(), stores, plan.scale().partitions())
            .running(parts)
            .measuring(plan.latency());
    start(new Pipeline(one, Optional.empty()));
  }

  /**
   * Computes all that was sent, what judges after what it judges by: a log that is worked off in
   * seconds says nothing of when its results would have come, so no window is judged before all
   * that bears on it is there.
   *
   * @param word takes a line now and then on how far it is
   */
  public void computeInTurn(Consumer<String> word) throws InterruptedException {
    var first = new ArrayList<>(plan.parts());
    boolean judges = first.remove(JUDGING);
    start(new Pipeline(plan.running(first), tables));
    settle(word);
    if (judges) {
      var judging = plan.running(List.of(JUDGING));
      var scoring = ScoreSettings.with(plan.rules().scoring()).afterSilence();
      start(new Pipeline(judging, Optional.empty(), scoring));
      settle(word, LONG_QUIET);
    }
  }

  private void start(Pipeline pipeline) {
    pipelines.add(pipeline);
    pipeline.start();
  }

  /**
   * Returns when all that was sent is computed, and stored if there is a sink: nothing is left to
   * read and the results have not changed for a while.
   *
   * @param word takes a line now and then on how far it is
   * @throws CommandException if a part has failed, or nothing moves though something is left
   */
  public void settle(Consumer<String> word) throws InterruptedException {
    settle(word, QUIET);
  }

  /** The same, when results have not changed for as long as is asked for. */
  public void settle(Consumer<String> word, Duration quiet) throws InterruptedException {
    try (var admin = KafkaClients.of(kafka()).admin()) {
      var offsets = new Offsets(admin);
      List<String> results = Topics.all().stream().map(topic -> topic.name()).toList();
      Map<TopicPartition, Long> ends = Map.of();
      long changed = System.nanoTime();
      long moved = changed;
      long said = changed;
      long leftBefore = 0;
      boolean done = false;
      while (!done) {
        Thread.sleep(LOOK_EVERY_MS);
        requireAlive();
        var now = offsets.ends(results);
        long left = left(admin);
        long unstored = pipelines.stream().mapToLong(Pipeline::unstored).sum();
        if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
          said = System.nanoTime();
          word.accept("  %,d offsets to compute, %,d to store".formatted(left, unstored));
        }
        boolean idle = left == 0 && unstored == 0;
        if (!now.equals(ends) || !idle) {
          changed = System.nanoTime();
        }
        if (!now.equals(ends) || left != leftBefore) {
          moved = System.nanoTime();
        }
        ends = now;
        leftBefore = left;
        requireProgress(moved, left, unstored);
        done = System.nanoTime() - changed > quiet.toNanos();
      }
    }
  }

  /** What the stores of the topologies take on disk. */
  public long stateBytes() {
    Path stores = directory.resolve("streams");
    try (var files = Files.walk(stores)) {
      return files.filter(Files::isRegularFile).mapToLong(Scratch::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores merge and delete files meanwhile: what is gone takes nothing. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private void requireAlive() {
    pipelines.stream()
        .flatMap(pipeline -> pipeline.failure().stream())
        .findFirst()
        .ifPresent(
            why -> {
              throw new CommandException(why);
            });
  }

  /** A broker that is too busy to answer has not been read to its end. */
  private long left(Admin admin) {
    try {
      return pipelines.stream().mapToLong(pipeline -> pipeline.lag(admin).offsets()).sum();
    } catch (StreamsLag.LagUnknownException e) {
      log.info("{}", e.getMessage());
      return UNKNOWN;
    }
  }

  private static void requireProgress(long movedNanos, long left, long unstored) {
    boolean idle = left == 0 && unstored == 0;
    if (!idle && System.nanoTime() - movedNanos > NOT_A_STEP_FOR.toNanos()) {
      throw new CommandException(
          "nothing has moved for %d s with %s offsets left to compute and %,d to store"
              .formatted(
                  NOT_A_STEP_FOR.toSeconds(),
                  left == UNKNOWN ? "unknown" : String.format(Locale.ROOT, "%,d", left),
                  unstored));
    }
  }

  @Override
  public void close() {
    pipelines.forEach(Pipeline::close);
    engine.kill();
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      throw new CommandException(directory + " stays behind: " + e.getMessage(), e);
    }
  }
}
