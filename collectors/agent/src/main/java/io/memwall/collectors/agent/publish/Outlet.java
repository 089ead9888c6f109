package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Declarations;
import io.memwall.collectors.agent.spool.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where encoded events leave the process. */
public interface Outlet extends AutoCloseable {
  /**
   * Hands over one event, in the order of the calls. What happens when there is no room is the
   * outlet's own policy; what it loses, it counts. The live one never waits.
   */
  void send(Entry entry);

  /** Waits until everything handed over is delivered or given up, however long that takes. */
  void flush();

  /** A mark in the order of the calls, for {@link #durable(long)}. */
  default long position() {
    return 0;
  }

  /**
   * Completes when everything handed over before this call is safe: acknowledged by Kafka, or
   * spooled.
   *
   * @param since a {@link #position()}; it completes with a {@link PublishException} when something
   *     handed over behind it was given up
   */
  default CompletableFuture<Void> durable(long since) {
    return CompletableFuture.runAsync(this::flush);
  }

  /** The {@link #position()} of a while ago, long enough for an event to be given up meanwhile. */
  default long recently() {
    return 0;
  }

  /** How hard it is to get rid of events. */
  default Pressure pressure() {
    return Pressure.NONE;
  }

  /** What waits at the moment. */
  default PublishStatus.Waiting waiting() {
    return PublishStatus.Waiting.NOTHING;
  }

  /** Kafka takes events at the moment. */
  default boolean connected() {
    return true;
  }

  /** Why Kafka takes none; empty while all is well. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** What is to be declared with the next report, see {@link Declarations}. */
  default Declarations declarations() {
    return Declarations.NONE;
  }

  /** Events given up since the start, by class and reason. */
  Map<PublishStatus.Cause, Long> lost();

  @Override
  void close();
}
