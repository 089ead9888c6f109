package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A server: masters send requests through it, and it holds lines of the pool exclusively. */
public final class Host {
  private static final int SOURCE_MASK = (1 << 26) - 1;

  private final String nodeId;
  private final Endpoint endpoint;
  private final Map<Integer, Runnable> outstanding = new HashMap<>();
  private final Set<Long> ownedLines = new HashSet<>();
  private int nextSource;

  Host(String nodeId, Endpoint endpoint) {
    this.nodeId = nodeId;
    this.endpoint = endpoint;
    endpoint.onMessage(this::receive);
  }

  public String nodeId() {
    return nodeId;
  }

  /** What to do once requests can be sent. */
  public void onConnected(Runnable action) {
    endpoint.onEstablished(action);
  }

  /** Reads 2^size bytes; {@code done} runs when they are here. */
  public void get(long address, int size, Runnable done) {
    request(Kind.GET, 0, new Access(address, size), done);
  }

  /** Writes 2^size bytes; {@code done} runs when the pool has confirmed. */
  public void put(long address, int size, Runnable done) {
    request(Kind.PUT_FULL, 0, new Access(address, size), done);
  }

  /** Writes into a line in the host's own cache; asks for the line only when it is elsewhere. */
  public void write(long lineAddress, int size, Runnable done) {
    if (ownedLines.contains(lineAddress)) {
      done.run();
      return;
    }
    request(Kind.ACQUIRE_BLOCK, Message.GROW_N_TO_T, new Access(lineAddress, size), done);
  }

  private record Access(long address, int size) {}

  private void request(Kind kind, int param, Access access, Runnable done) {
    int source = nextSource;
    nextSource = (nextSource + 1) & SOURCE_MASK;
    outstanding.put(source, done);
    endpoint.submit(new Message(kind, param, access.size(), source, 0, access.address()));
  }

  private void receive(Message message) {
    if (message.kind() == Kind.PROBE_BLOCK) {
      probed(message);
      return;
    }
    if (message.kind() == Kind.GRANT_DATA) {
      ownedLines.add(message.address());
      endpoint.submit(message.answer(Kind.GRANT_ACK, 0, message.sink()));
    }
    Runnable done = outstanding.remove(message.id());
    if (done == null) {
      throw new IllegalStateException(nodeId + ": answer to unknown source " + message.id());
    }
    done.run();
  }

  /** A line that was written goes home with its data. */
  private void probed(Message probe) {
    if (ownedLines.remove(probe.address())) {
      endpoint.submit(probe.answer(Kind.PROBE_ACK_DATA, Message.SHRINK_T_TO_N, 0));
    } else {
      endpoint.submit(probe.answer(Kind.PROBE_ACK, Message.REPORT_N_TO_N, 0));
    }
  }
}
