package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.capture.CaptureBytes;
import java.nio.file.Path;

/** A capture of Gets that are all answered, the n-th after 1000 + 10·n ns. */
public final class Exchange {
  /** First instant, 2026-01-01. */
  public static final long START = 1_767_225_600_000_000_000L;

  /** Not 0: the opening of the connection is not in the capture. */
  private static final int FIRST = 100;

  private Exchange() {}

  /** The capture at an interface whose clock is off by so much. */
  public static Path of(Path directory, String name, int gets, long clockNanos) {
    CaptureBytes capture = CaptureBytes.pcap();
    for (int i = 0; i < gets; i++) {
      long asked = START + clockNanos + i * 10_000L;
      capture.record(asked, Frames.get(FIRST + i, i));
      capture.record(asked + 1000 + 10L * i, Frames.data(FIRST + i, i));
    }
    return capture.in(directory, name);
  }
}
