package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.Optional;

/**
 * A server: its masters read and write past the cache or through it.
 *
 * <p>The cache asks for a line only when it needs more than it has, tells the pool when it drops a
 * line that it could write, and drops one that it could only read in silence (TileLink 1.8.0, 8 and
 * the state-transition tables). While a release is under way the line neither answers a probe nor
 * asks again.
 */
public final class Host {
  private static final int LINE = 6;

  private final String nodeId;
  private final Endpoint endpoint;
  private final Cache cache;
  private final Requests requests = new Requests();
  private final Requests releases = new Requests();

  Host(String nodeId, Endpoint endpoint, int cacheLines) {
    this.nodeId = nodeId;
    this.endpoint = endpoint;
    this.cache = new Cache(cacheLines);
    endpoint.onMessage(this::receive);
  }

  public String nodeId() {
    return nodeId;
  }

  /** What to do once requests can be sent. */
  public void onConnected(Runnable action) {
    endpoint.onEstablished(action);
  }

  /** Reads 2^size bytes past the cache; {@code done} runs when they are here. */
  public void get(long address, int size, Runnable done) {
    request(Operation.of(Kind.GET), address, size, done);
  }

  /** Writes 2^size bytes past the cache; {@code done} runs when the pool has confirmed. */
  public void put(long address, int size, Runnable done) {
    request(Operation.of(Kind.PUT_FULL), address, size, done);
  }

  /** Any operation past the cache: reads, writes, atomics, intents. */
  public void request(Operation operation, long address, int size, Runnable done) {
    int source = requests.open(answer -> done.run());
    endpoint.submit(operation.message(source, address, size));
  }

  /** Reads a line through the cache. */
  public void read(long lineAddress, Runnable done) {
    CacheLine line = cache.line(lineAddress);
    if (line.isMoving()) {
      line.await(() -> read(lineAddress, done));
    } else if (line.permission() != Permission.NONE) {
      done.run();
    } else {
      acquire(line, Grow.toRead(), done);
    }
  }

  /** Writes some bytes of a line through the cache. */
  public void write(long lineAddress, ByteRange bytes, Runnable done) {
    CacheLine line = cache.line(lineAddress);
    Runnable then =
        () -> {
          line.write(bytes);
          done.run();
        };
    if (line.isMoving()) {
      line.await(() -> write(lineAddress, bytes, done));
    } else if (line.permission() == Permission.TRUNK) {
      then.run();
    } else {
      acquire(line, Grow.toWrite(line.permission()), then);
    }
  }

  /** Writes a whole line whatever it held: permission is enough, no content need come. */
  public void overwrite(long lineAddress, Runnable done) {
    CacheLine line = cache.line(lineAddress);
    Runnable then =
        () -> {
          line.write(ByteRange.LINE);
          done.run();
        };
    if (line.isMoving()) {
      line.await(() -> overwrite(lineAddress, done));
    } else if (line.permission() == Permission.TRUNK) {
      then.run();
    } else {
      acquire(line, Grow.toOverwrite(line.permission()), then);
    }
  }

  /** Drops a line if the cache has it and nothing is under way on it. */
  public void evict(long lineAddress) {
    CacheLine line = cache.line(lineAddress);
    if (!line.isMoving()) {
      drop(line);
    }
    cache.forgetIfIdle(line);
  }

  private void acquire(CacheLine line, Grow grow, Runnable then) {
    line.acquire();
    int source = requests.open(grant -> granted(line, grant, then));
    endpoint.submit(new Message(grow.kind(), grow.param(), LINE, source, 0, line.address()));
  }

  private void granted(CacheLine line, Message grant, Runnable then) {
    endpoint.submit(grant.answer(Kind.GRANT_ACK, 0, grant.sink()));
    if (grant.detail().denied()) {
      line.refused();
    } else {
      line.granted(Permission.TRUNK.under(grant.param()), content(grant));
      cache.surplus(line).ifPresent(this::drop);
    }
    then.run();
    line.takeWaiting().forEach(Runnable::run);
  }

  private static Optional<LineContent> content(Message grant) {
    if (!grant.kind().hasData()) {
      return Optional.empty();
    }
    return Optional.of(
        grant.detail().content() instanceof LineContent line
            ? line
            : LineContent.unwritten(grant.address()));
  }

  private void drop(CacheLine line) {
    if (line.permission() != Permission.TRUNK) {
      line.shrinkTo(Permission.NONE);
      cache.forgetIfIdle(line);
      return;
    }
    Kind kind = line.content().isDirty() ? Kind.RELEASE_DATA : Kind.RELEASE;
    LineContent content = line.content();
    line.release();
    int source = releases.open(ack -> released(line));
    endpoint.submit(
        new Message(kind, Message.SHRINK_T_TO_N, LINE, source, 0, line.address())
            .withContent(content));
  }

  private void released(CacheLine line) {
    line.released().ifPresent(this::probed);
    line.takeWaiting().forEach(Runnable::run);
    cache.forgetIfIdle(line);
  }

  private void receive(Message message) {
    switch (message.kind()) {
      case PROBE_BLOCK, PROBE_PERM -> probed(message);
      case RELEASE_ACK -> releases.answered(message);
      default -> requests.answered(message);
    }
  }

  private void probed(Message probe) {
    CacheLine line = cache.line(probe.address());
    if (line.isReleasing()) {
      line.defer(probe);
      return;
    }
    Permission had = line.permission();
    LineContent content = line.content();
    boolean withData = content.isDirty() && probe.kind() == Kind.PROBE_BLOCK;
    line.shrinkTo(had.under(probe.param()));
    Kind kind = withData ? Kind.PROBE_ACK_DATA : Kind.PROBE_ACK;
    endpoint.submit(probe.answer(kind, had.reportUnder(probe.param()), 0).withContent(content));
    cache.forgetIfIdle(line);
  }
}
