package io.memwall.collectors.agent.capture;

import java.util.Objects;

/**
 * Where a capture stops being readable. Everything before the record counts. Offsets are bytes of
 * the capture itself, after decompression.
 *
 * @param offset where the bytes end, or where the damaged record begins
 * @param recordOffset where the record begins that is not whole
 * @param reason one clause
 */
public record Cut(long offset, long recordOffset, String reason) {
  public Cut {
    Objects.requireNonNull(reason);
  }
}
