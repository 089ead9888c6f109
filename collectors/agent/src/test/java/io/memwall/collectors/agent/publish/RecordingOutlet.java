package io.memwall.collectors.agent.publish;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
  public int partitions(String topic) {
    return PARTITIONS;
  }

  @Override
  public synchronized void send(String topic, int partition, String key, byte[] value) {
    sent.add(new Sent(topic, partition, key, HexFormat.of().formatHex(value)));
    flushed = false;
  }

  @Override
  public synchronized void flush() {
    flushed = true;
  }

  @Override
  public long lost() {
    return 0;
  }

  @Override
  public void close() {}
}
