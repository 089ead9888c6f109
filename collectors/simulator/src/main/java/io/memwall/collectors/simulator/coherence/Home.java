package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pool's memory and home directory.
 *
 * <p>A line that was ever acquired has one transaction at a time: probe who is in the way, serve,
 * answer, and after a grant wait for its ack; everybody else waits. Accesses past the caches to
 * other memory take their service time side by side. A release is taken at once, also in the middle
 * of a transaction. What lies outside the pool is denied.
 */
final class Home {
  private static final int SINK_MASK = (1 << 26) - 1;
  private static final int LINE = 6;
  private static final long LINE_MASK = -1L << LINE;

  private final PoolNode pool;
  private final Banks banks;
  private final Map<Long, HomeLine> lines = new TreeMap<>();
  private final Map<Integer, HomeLine> openGrants = new HashMap<>();
  private int nextSink;

  Home(Timeline timeline, PoolNode pool, MemoryTimes times) {
    this.pool = pool;
    this.banks = new Banks(timeline, times);
  }

  void attach(Endpoint endpoint) {
    endpoint.onMessage(message -> receive(endpoint, message));
  }

  List<LineTotals> lineTotals() {
    return lines.values().stream().map(HomeLine::totals).toList();
  }

  private void receive(Endpoint from, Message message) {
    switch (message.kind()) {
      case ACQUIRE_BLOCK, ACQUIRE_PERM -> acquire(from, message);
      case PROBE_ACK, PROBE_ACK_DATA -> answered(from, message);
      case RELEASE, RELEASE_DATA -> released(from, message);
      case GRANT_ACK -> acknowledged(message);
      default -> access(from, message);
    }
  }

  private boolean isElsewhere(Message request) {
    long offset = request.address() - pool.base();
    return offset < 0 || offset >= pool.capacityBytes();
  }

  private void access(Endpoint from, Message request) {
    if (isElsewhere(request)) {
      banks.serve(request, () -> from.submit(denied(request, answerKind(request.kind()), 0)));
    } else if (request.kind() != Kind.INTENT && concernsALine(request)) {
      begin(lines.get(request.address() & LINE_MASK), new Transaction(from, request));
    } else {
      banks.serve(request, () -> from.submit(request.answer(answerKind(request.kind()), 0, 0)));
    }
  }

  /** Larger accesses would need several transactions at once; nobody's masters share like that. */
  private boolean concernsALine(Message request) {
    if (request.size() <= LINE) {
      return lines.containsKey(request.address() & LINE_MASK);
    }
    long end = request.address() + (1L << request.size());
    for (long line = request.address(); line < end; line += 1L << LINE) {
      HomeLine entry = lines.get(line);
      if (entry != null && entry.isHeld()) {
        throw new IllegalStateException(
            request.kind() + " of 2^" + request.size() + " bytes meets a line that is cached");
      }
    }
    return false;
  }

  private static Kind answerKind(Kind request) {
    return switch (request) {
      case GET, ARITHMETIC, LOGICAL -> Kind.ACCESS_ACK_DATA;
      case PUT_FULL, PUT_PARTIAL -> Kind.ACCESS_ACK;
      case INTENT -> Kind.HINT_ACK;
      default -> throw new IllegalStateException("a pool does not receive " + request);
    };
  }

  /** Refused; an answer with data marks them as not to be used. */
  private static Message denied(Message request, Kind kind, int sink) {
    Message answer = request.answer(kind, 0, sink);
    var detail = answer.detail();
    return answer.withDetail(
        new Message.Detail(detail.domain(), true, kind.hasData(), detail.content()));
  }

  private void acquire(Endpoint from, Message request) {
    if (isElsewhere(request)) {
      // Nobody waits for the ack of such a grant: there is no line that could be busy.
      Kind kind = request.kind() == Kind.ACQUIRE_BLOCK ? Kind.GRANT_DATA : Kind.GRANT;
      int sink = newSink(Optional.empty());
      banks.serve(request, () -> from.submit(denied(request, kind, sink)));
    } else {
      HomeLine line = lines.computeIfAbsent(request.address(), HomeLine::new);
      begin(line, new Transaction(from, request));
    }
  }

  private void begin(HomeLine line, Transaction next) {
    line.enqueue(next);
    beginNext(line);
  }

  private void beginNext(HomeLine line) {
    if (line.beginNext() && !line.probe()) {
      serve(line);
    }
  }

  private void answered(Endpoint from, Message answer) {
    HomeLine line = lines.get(answer.address());
    if (line.answered(from, answer)) {
      serve(line);
    }
  }

  private void serve(HomeLine line) {
    Transaction now = line.current();
    Message request = now.request();
    if (now.isAcquire()) {
      banks.serve(request, () -> now.requester().submit(line.grant(newSink(Optional.of(line)))));
    } else {
      banks.serve(request, () -> answer(line, now));
    }
  }

  private void answer(HomeLine line, Transaction now) {
    Message answer = now.request().answer(answerKind(now.request().kind()), 0, 0);
    now.requester().submit(now.isRead() ? answer.withContent(line.content()) : answer);
    if (!now.isRead()) {
      line.overwritten();
    }
    end(line);
  }

  private void end(HomeLine line) {
    line.end();
    beginNext(line);
  }

  private int newSink(Optional<HomeLine> line) {
    int sink = nextSink;
    nextSink = (nextSink + 1) & SINK_MASK;
    line.ifPresent(waiting -> openGrants.put(sink, waiting));
    return sink;
  }

  private void acknowledged(Message grantAck) {
    HomeLine line = openGrants.remove(grantAck.sink());
    if (line != null) {
      end(line);
    }
  }

  private void released(Endpoint from, Message release) {
    lines.get(release.address()).released(from, release);
    banks.serve(release, () -> from.submit(release.answer(Kind.RELEASE_ACK, 0, 0)));
  }
}
