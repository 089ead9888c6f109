package io.memwall.standalone.torture;

import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.Pressure;
import io.memwall.collectors.agent.publish.PublishStatus;
import io.memwall.collectors.agent.spool.Declarations;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.schemas.EventType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes every event down before it is handed over, so that what is known to be true depends on
 * nothing that comes after. Asked to, it keeps an event to itself: a loss that nobody declares.
 */
final class TruthOutlet implements Outlet {
  private final Outlet outlet;
  private final OutputStream truth;
  private final AtomicInteger toLose = new AtomicInteger();
  private volatile Optional<OtherRelease> release = Optional.empty();

  /**
   * @param truth each event is one write: the kernel has it though the process is killed next
   */
  TruthOutlet(Outlet outlet, OutputStream truth) {
    this.outlet = outlet;
    this.truth = truth;
  }

  /** The next flow record goes nowhere. */
  void loseOne() {
    toLose.incrementAndGet();
  }

  /** From now on events leave as another release writes them, or as this one does. */
  void writeAs(Optional<OtherRelease> other) {
    release = other;
  }

  @Override
  public void send(Entry entry) {
    var number = entry.number();
    String line =
        "%s %d %d %s%n"
            .formatted(
                Long.toUnsignedString(number.epoch().number()),
                number.stream(),
                number.seq(),
                Base64.getEncoder().encodeToString(entry.value()));
    try {
      truth.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("the truth cannot be written down", e);
    }
    boolean flow = EventType.ofStream(number.stream()) == EventType.FLOW;
    if (!flow || toLose.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      outlet.send(release.map(other -> rewritten(entry, other)).orElse(entry));
    }
  }

  private static Entry rewritten(Entry entry, OtherRelease other) {
    byte[] value = other.rewritten(entry.value());
    return new Entry(entry.number(), entry.destination(), value, entry.handedOver());
  }

  @Override
  public void flush() {
    outlet.flush();
  }

  @Override
  public long position() {
    return outlet.position();
  }

  @Override
  public CompletableFuture<Void> durable(long since) {
    return outlet.durable(since);
  }

  @Override
  public long recently() {
    return outlet.recently();
  }

  @Override
  public Pressure pressure() {
    return outlet.pressure();
  }

  @Override
  public PublishStatus.Waiting waiting() {
    return outlet.waiting();
  }

  @Override
  public boolean connected() {
    return outlet.connected();
  }

  @Override
  public Optional<String> trouble() {
    return outlet.trouble();
  }

  @Override
  public Declarations declarations() {
    return outlet.declarations();
  }

  @Override
  public Map<PublishStatus.Cause, Long> lost() {
    return outlet.lost();
  }

  @Override
  public void close() {
    outlet.close();
  }
}
