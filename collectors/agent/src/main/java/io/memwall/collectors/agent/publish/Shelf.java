package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.LossBook;
import io.memwall.collectors.agent.spool.LossClass;
import io.memwall.collectors.agent.spool.Queued;
import io.memwall.collectors.agent.spool.Segment;
import io.memwall.collectors.agent.spool.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The spool with the rules of giving up. Not thread-safe, but for {@link #bytes}. */
final class Shelf {
  private static final Logger log = LoggerFactory.getLogger(Shelf.class);
  private static final String SPOOL_FULL = "spool_full";
  private static final String TOO_OLD = "too_old";
  private static final String DISK_FULL = "disk_full";

  private final Spool spool;
  private final LossBook losses;
  private final LongSupplier now;
  private final Runnable writeDown;
  private volatile long bytes;

  /**
   * @param now ns since the Unix epoch
   * @param writeDown makes the losses so far survive the process; run before anything is deleted
   */
  Shelf(Spool spool, LossBook losses, LongSupplier now, Runnable writeDown) {
    this.spool = spool;
    this.losses = losses;
    this.now = now;
    this.writeDown = writeDown;
    this.bytes = spool.bytes();
  }

  void append(Queued queued, long acked, boolean reading) {
    refused(spool.append(queued), acked, reading);
  }

  void flush(long acked, boolean reading) {
    refused(spool.flush(now.getAsLong()), acked, reading);
    bytes = spool.bytes();
  }

  /** What the disk refuses may push out what is of a lower class. */
  private void refused(List<Queued> entries, long acked, boolean reading) {
    List<Queued> left = entries;
    while (!left.isEmpty()) {
      Optional<Segment> cheaper = cheaper(left, reading);
      if (cheaper.isEmpty()) {
        log.warn("the disk takes no events; {} are lost", left.size());
        left.forEach(each -> losses.lostUnsafe(each, DISK_FULL));
        return;
      }
      giveUp(cheaper.get(), DISK_FULL, acked);
      left = again(left);
    }
  }

  private Optional<Segment> cheaper(List<Queued> entries, boolean reading) {
    int highest =
        entries.stream().mapToInt(each -> each.entry().number().lossClass().rank()).min().orElse(0);
    LossClass[] classes = LossClass.values();
    return highest + 1 < classes.length
        ? spool.cheapest(reading, classes[highest + 1])
        : Optional.empty();
  }

  private List<Queued> again(List<Queued> entries) {
    var refused = new ArrayList<Queued>();
    for (Queued each : entries) {
      refused.addAll(spool.append(each));
    }
    refused.addAll(spool.flush(now.getAsLong()));
    return refused;
  }

  /** Keeps the spool within its bounds. */
  void makeRoom(long acked, boolean reading) {
    bytes = spool.bytes();
    if (bytes == 0) {
      return;
    }
    Optional<Segment> old = spool.outdated(reading, now.getAsLong());
    while (old.isPresent()) {
      giveUp(old.get(), TOO_OLD, acked);
      old = spool.outdated(reading, now.getAsLong());
    }
    while (bytes > spool.settings().maxBytes()) {
      Optional<Segment> cheapest = spool.cheapest(reading, LossClass.LEDGER);
      if (cheapest.isEmpty()) {
        return;
      }
      giveUp(cheapest.get(), SPOOL_FULL, acked);
    }
  }

  private void giveUp(Segment segment, String reason, long acked) {
    spool.numbers(segment, acked, number -> losses.lost(number, reason));
    writeDown.run();
    spool.giveUp(segment);
    bytes = spool.bytes();
    log.warn("{} given up: {}", segment.file().getFileName(), reason);
  }

  Optional<Queued> peek() {
    return spool.peek();
  }

  void pass(long ordinal) {
    spool.pass(ordinal);
  }

  void rewind(long acked) {
    spool.rewind(acked);
  }

  void release(long acked) {
    if (bytes > 0) {
      spool.release(acked);
      bytes = spool.bytes();
    }
  }

  boolean isClear() {
    return bytes == 0;
  }

  long bytes() {
    return bytes;
  }

  void force() throws IOException {
    spool.force();
  }

  void close() {
    spool.close();
  }
}
