package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keeps what it is given, as a broker with four partitions would. */
public final class RecordingOutlet implements Outlet {
  public static final int PARTITIONS = 4;

  /** One record handed over. */
  public record Sent(String topic, int partition, String key, String hexValue) {
    public byte[] value() {
      return HexFormat.of().parseHex(hexValue);
    }
  }

  private final List<Sent> sent = new ArrayList<>();
  private boolean flushed;

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  public synchronized List<Sent> sent(String topic) {
    return sent.stream().filter(each -> each.topic().equals(topic)).toList();
  }

  public synchronized boolean isFlushed() {
    return flushed;
  }

  @Override
  public synchronized void send(Entry entry) {
    flushed = false;
    Destination to = entry.destination();
    if (to.partition() != Destination.EVERY_PARTITION) {
      keep(entry, to.partition());
      return;
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      keep(entry, partition);
    }
  }

  private void keep(Entry entry, int partition) {
    Destination to = entry.destination();
    sent.add(new Sent(to.topic(), partition, to.key(), HexFormat.of().formatHex(entry.value())));
  }

  @Override
  public synchronized void flush() {
    flushed = true;
  }

  @Override
  public Map<PublishStatus.Cause, Long> lost() {
    return Map.of();
  }

  @Override
  public void close() {}
}
