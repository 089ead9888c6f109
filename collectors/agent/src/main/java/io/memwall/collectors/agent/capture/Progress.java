package io.memwall.collectors.agent.capture;

/** Told now and then how far a file has been read. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (read, total) -> {};

  /**
   * Called at most once per mebibyte, and at the end.
   *
   * @param bytesRead bytes of the file read so far, compressed ones where the file is compressed
   * @param totalBytes size of the file; 0 when it has none, such as a pipe
   */
  void read(long bytesRead, long totalBytes);
}
