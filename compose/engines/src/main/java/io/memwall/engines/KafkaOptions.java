package io.memwall.engines;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one Kafka node needs to know. Restarting on the same directory keeps its topics, whatever
 * the ports.
 *
 * @param dataDir the engine's own directory, created when missing
 * @param port where clients connect on 127.0.0.1; 0 for any free one
 * @param controllerPort where the node talks to itself; 0 for any free one
 * @param guard whom it speaks to and how; to everybody on this machine when empty
 * @param member its place in a cluster; a cluster of its own when empty
 */
public record KafkaOptions(
    Path dataDir,
    int port,
    int controllerPort,
    Optional<KafkaGuard> guard,
    Optional<KafkaMember> member) {

  /** Without a guard. */
  public KafkaOptions(Path dataDir, int port, int controllerPort) {
    this(dataDir, port, controllerPort, Optional.empty(), Optional.empty());
  }

  /** On free ports. */
  public static KafkaOptions in(Path dataDir) {
    return new KafkaOptions(dataDir, 0, 0);
  }

  public KafkaOptions withGuard(KafkaGuard guarded) {
    return new KafkaOptions(dataDir, port, controllerPort, Optional.of(guarded), member);
  }

  KafkaOptions withMember(KafkaMember place) {
    return new KafkaOptions(dataDir, port, controllerPort, guard, Optional.of(place));
  }
}
