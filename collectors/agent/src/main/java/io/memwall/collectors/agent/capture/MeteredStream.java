package io.memwall.collectors.agent.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what passes and reports it. */
final class MeteredStream extends FilterInputStream {
  private static final long STEP_BYTES = 1 << 20;

  private final long total;
  private final Progress progress;
  private long read;
  private long reported;

  MeteredStream(InputStream in, long total, Progress progress) {
    super(in);
    this.total = total;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    passed(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    passed(count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    passed(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void passed(long count) {
    read += Math.max(0, count);
    boolean ended = count < 0;
    if (read - reported >= STEP_BYTES || (ended && read != reported)) {
      reported = read;
      progress.read(read, total);
    }
  }
}
