package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Latencies of the requests of one connection at one tap, by the kind of request. */
final class LatencyTally {
  private final Map<Integer, Long> requestedAt = new HashMap<>();
  private final Map<Kind, Latency> byRequest = new EnumMap<>(Kind.class);

  void count(Frame frame, long tNanos) {
    frame.message().ifPresent(message -> count(message, tNanos));
  }

  private void count(Message message, long tNanos) {
    switch (message.kind()) {
      case GET, PUT_FULL, ACQUIRE_BLOCK -> requestedAt.put(message.id(), tNanos);
      case ACCESS_ACK_DATA -> answered(Kind.GET, message, tNanos);
      case ACCESS_ACK -> answered(Kind.PUT_FULL, message, tNanos);
      case GRANT_DATA -> answered(Kind.ACQUIRE_BLOCK, message, tNanos);
      default -> {
        // Probes and grant acks belong to an acquire that is timed already.
      }
    }
  }

  private void answered(Kind request, Message answer, long tNanos) {
    Long since = requestedAt.remove(answer.id());
    if (since != null) {
      Latency sofar = byRequest.getOrDefault(request, Latency.NONE);
      byRequest.put(request, sofar.plus(tNanos - since));
    }
  }

  Map<Kind, Latency> byRequest() {
    return new EnumMap<>(byRequest);
  }
}
