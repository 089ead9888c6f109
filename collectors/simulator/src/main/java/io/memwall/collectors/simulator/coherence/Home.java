package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pool's memory and home directory.
 *
 * <p>Reads and writes past the caches take the service time, any number at once, and must not meet
 * a line that a host owns. A line has one transaction at a time: probe the owner, serve, grant,
 * wait for the grant ack; everybody else waits.
 */
final class Home {
  private static final int SINK_MASK = (1 << 26) - 1;

  private final Timeline timeline;
  private final long servicePicos;
  private final int entity;
  private final Map<Long, HomeLine> lines = new TreeMap<>();
  private final Map<Integer, HomeLine> openGrants = new HashMap<>();
  private int nextSink;

  Home(Timeline timeline, long serviceNanos) {
    this.timeline = timeline;
    this.servicePicos = serviceNanos * Timeline.PICOS_PER_NANO;
    this.entity = timeline.newEntity();
  }

  void attach(Endpoint endpoint) {
    endpoint.onMessage(message -> receive(endpoint, message));
  }

  List<LineTotals> lineTotals() {
    return lines.values().stream().map(HomeLine::totals).toList();
  }

  private void receive(Endpoint from, Message message) {
    switch (message.kind()) {
      case GET -> serve(from, message.answer(Kind.ACCESS_ACK_DATA, 0, 0));
      case PUT_FULL -> serve(from, message.answer(Kind.ACCESS_ACK, 0, 0));
      case ACQUIRE_BLOCK -> acquire(from, message);
      case PROBE_ACK, PROBE_ACK_DATA -> givenBack(message);
      case GRANT_ACK -> closeGrant(message);
      default -> throw new IllegalStateException("a pool does not receive " + message.kind());
    }
  }

  private void serve(Endpoint to, Message answer) {
    timeline.after(servicePicos, Rank.TIMER, entity, () -> to.submit(answer));
  }

  private void acquire(Endpoint from, Message acquire) {
    HomeLine line = lines.computeIfAbsent(acquire.address(), HomeLine::new);
    line.enqueue(new HomeLine.Waiting(from, acquire));
    begin(line);
  }

  private void begin(HomeLine line) {
    if (!line.beginNext()) {
      return;
    }
    if (line.mustProbe()) {
      Message acquire = line.current().acquire();
      // Source 0 names the one cache of the probed host.
      Message probe =
          new Message(Kind.PROBE_BLOCK, Message.CAP_TO_N, acquire.size(), 0, 0, acquire.address());
      line.probeOwner().submit(probe);
    } else {
      serveGrant(line);
    }
  }

  private void givenBack(Message probeAck) {
    HomeLine line = lines.get(probeAck.address());
    line.givenBack();
    serveGrant(line);
  }

  private void serveGrant(HomeLine line) {
    timeline.after(servicePicos, Rank.TIMER, entity, () -> grant(line));
  }

  private void grant(HomeLine line) {
    int sink = nextSink;
    nextSink = (nextSink + 1) & SINK_MASK;
    openGrants.put(sink, line);
    line.granted();
    HomeLine.Waiting served = line.current();
    served.requester().submit(served.acquire().answer(Kind.GRANT_DATA, Message.CAP_TO_T, sink));
  }

  private void closeGrant(Message grantAck) {
    HomeLine line = openGrants.remove(grantAck.sink());
    line.release();
    begin(line);
  }
}
