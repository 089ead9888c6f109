package io.memwall.collectors.agent.capture;

/** The ways a capture can stop in the middle, all told from the start of the current record. */
final class Cuts {
  /** Largest snap length any capture tool uses. */
  static final int MAX_FRAME = 256 * 1024;

  private Cuts() {}

  /** The whole record of that many bytes must be present. */
  static void require(ByteFeed feed, int length) throws CutException {
    if (!feed.ensure(length)) {
      throw ended(feed, feed.offset());
    }
  }

  /** The input ended inside the record that begins at the offset. */
  static CutException ended(ByteFeed feed, long recordOffset) {
    String reason = feed.broken().isEmpty() ? "the file ends inside a record" : feed.broken();
    return new CutException(new Cut(feed.endOffset(), recordOffset, reason));
  }

  /** The record at the current offset contradicts itself. */
  static CutException damaged(ByteFeed feed, String reason) {
    return new CutException(new Cut(feed.offset(), feed.offset(), reason));
  }

  /** Between two records an end is regular, unless decompression failed there. */
  static void unlessBroken(ByteFeed feed) throws CutException {
    if (!feed.broken().isEmpty()) {
      throw ended(feed, feed.offset());
    }
  }
}
