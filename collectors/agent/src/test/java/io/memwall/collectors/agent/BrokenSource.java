package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A source that fails at once, as a socket does whose network card was pulled. */
final class BrokenSource implements FrameSource {
  boolean closed;

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    throw new CaptureException("the card is gone");
  }

  @Override
  public List<String> interfaces() {
    return List.of("nic0");
  }

  @Override
  public OptionalLong drops() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    closed = true;
  }
}
