package io.memwall.collectors.agent.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A capture that is still being written, such as by {@code tcpdump -U -w -} into a pipe. A thread
 * of its own waits for the pipe, so that whoever polls never does. Where the reader is slower than
 * the pipe, the writer waits, and counts itself what it then loses.
 */
public final class PipedCapture implements FrameSource {
  private static final int BUFFER_BYTES = 8 << 20;

  private final CaptureInput input;
  private final LiveFrames frames = new LiveFrames(this::names, BUFFER_BYTES);
  private final Thread thread = new Thread(this::copy, "memwall-pipe");
  private volatile List<String> names = List.of();
  private volatile CaptureException failure;

  private PipedCapture(CaptureInput input) {
    this.input = input;
    this.thread.setDaemon(true);
  }

  /** Begins to read; returns before anything came. */
  public static PipedCapture open(CaptureInput input) {
    var piped = new PipedCapture(input);
    piped.thread.start();
    return piped;
  }

  private void copy() {
    try (CaptureReader reader = CaptureReader.open(input, Progress.NONE)) {
      var frame = new Frame();
      boolean wanted = true;
      while (wanted && reader.poll(frame, Duration.ZERO) == Poll.FRAME) {
        if (frame.interfaceIndex() >= names.size()) {
          names = List.copyOf(reader.interfaces());
        }
        wanted = frames.put(frame);
      }
    } catch (CaptureException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      frames.end();
    }
  }

  private List<String> names() {
    return names;
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    Poll found = frames.poll(frame, maxWait);
    CaptureException broken = failure;
    if (found == Poll.END && broken != null) {
      throw new CaptureException(broken.getMessage(), broken);
    }
    return found;
  }

  @Override
  public List<String> interfaces() {
    return names;
  }

  /** Empty: the writer alone knows. */
  @Override
  public OptionalLong drops() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    frames.close();
    thread.interrupt();
    try {
      input.in().close();
    } catch (IOException e) {
      throw new CaptureException(input.name() + ": closing failed: " + e.getMessage(), e);
    }
  }
}
