package io.memwall.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Several Kafka nodes, each a process of its own, every one broker and controller. A topic without
 * settings of its own has a copy on each, and takes records while all but one are in sync. For a
 * cluster of three, any one may be gone. Not for several threads.
 */
public final class KafkaCluster implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final List<KafkaOptions> options;
  private final List<KafkaEngine> nodes;

  private KafkaCluster(List<KafkaOptions> options) {
    this.options = options;
    nodes = new ArrayList<>(startAll(options));
  }

  /**
   * Starts all nodes on free ports and returns when each accepts clients.
   *
   * @param directory holds a directory for each; must hold no cluster yet
   * @throws EngineException as {@link KafkaEngine#start} does; no node is left running
   */
  public static KafkaCluster start(Path directory, int nodes) {
    return start(directory, nodes, Optional.empty());
  }

  /** The same, speaking only to whom the guard lets in. */
  public static KafkaCluster start(Path directory, int nodes, Optional<KafkaGuard> guard) {
    for (int attempt = 1; ; attempt++) {
      try {
        // A taken port is found before anything is formatted with it, or after: a directory anew.
        return new KafkaCluster(members(directory.resolve("try-" + attempt), nodes, guard));
      } catch (EngineException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static List<KafkaOptions> members(Path directory, int nodes, Optional<KafkaGuard> guard) {
    List<Integer> ports =
        Ports.choose(
            Stream.generate(() -> new Ports.Wanted("kafka", 0))
                .limit(2L * nodes)
                .toArray(Ports.Wanted[]::new));
    String cluster = Uuid.randomUuid().toString();
    List<Integer> controllers = ports.subList(nodes, 2 * nodes);
    return IntStream.range(0, nodes)
        .mapToObj(
            i ->
                new KafkaOptions(
                        directory.resolve("node-" + (i + 1)),
                        ports.get(i),
                        controllers.get(i),
                        guard,
                        Optional.empty())
                    .withMember(new KafkaMember(cluster, i + 1, controllers)))
        .toList();
  }

  /** Side by side: none is ready before most of them are. */
  private static List<KafkaEngine> startAll(List<KafkaOptions> options) {
    Executor threads = task -> new Thread(task, "kafka-cluster").start();
    List<CompletableFuture<KafkaEngine>> starting =
        options.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> KafkaEngine.start(one), threads))
            .toList();
    List<KafkaEngine> started = new ArrayList<>();
    EngineException failed = null;
    for (CompletableFuture<KafkaEngine> each : starting) {
      try {
        started.add(each.join());
      } catch (CompletionException e) {
        failed = new EngineException("a node did not start: " + e.getCause().getMessage(), e);
      }
    }
    if (failed != null) {
      started.forEach(KafkaEngine::kill);
      throw failed;
    }
    return started;
  }

  /** {@code 127.0.0.1:port} of every node, running or not. */
  public String bootstrapServers() {
    return options.stream().map(one -> "127.0.0.1:" + one.port()).collect(Collectors.joining(","));
  }

  /** How many nodes it is made of, running or not. */
  public int size() {
    return options.size();
  }

  /** A node, from 0; a new one after {@link #restart}. */
  public KafkaEngine node(int index) {
    return nodes.get(index);
  }

  /**
   * Starts a node that has ended, on its directory and ports; returns when it accepts clients.
   *
   * @throws EngineException as {@link KafkaEngine#start} does
   */
  public void restart(int index) {
    nodes.set(index, KafkaEngine.start(options.get(index)));
  }

  /** Stops all at once, one after the other: nobody waits for a quorum. */
  public void kill() {
    nodes.forEach(KafkaEngine::kill);
  }

  @Override
  public void close() {
    nodes.forEach(KafkaEngine::close);
  }
}
