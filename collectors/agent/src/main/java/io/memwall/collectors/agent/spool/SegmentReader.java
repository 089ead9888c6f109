package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one segment, block by block; damaged blocks are passed over. */
final class SegmentReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);

  private final Path file;
  private final DataFileReader<Queued> in;
  private final Iterator<BlockScan.Block> blocks;
  private long left;

  private SegmentReader(Path file, DataFileReader<Queued> in, BlockScan.Found found) {
    this.file = file;
    this.in = in;
    this.blocks = found.blocks().iterator();
    if (found.damaged()) {
      log.warn("{} is torn or damaged", file);
    }
  }

  /** Empty when the file holds nothing that can be read. */
  static Optional<SegmentReader> open(Path file) {
    try {
      var in = new DataFileReader<Queued>(file.toFile(), new EntryFormat());
      return Optional.of(new SegmentReader(file, in, BlockScan.of(file, in.previousSync())));
    } catch (IOException | RuntimeException e) {
      // Avro throws whatever the damaged bytes lead it to.
      log.warn("{} cannot be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** The next entry; empty at the end. */
  Optional<Queued> next() {
    while (left > 0 || blocks.hasNext()) {
      try {
        if (left == 0) {
          BlockScan.Block block = blocks.next();
          in.seek(block.offset());
          left = block.entries();
        }
        left--;
        return Optional.of(in.next());
      } catch (IOException | RuntimeException e) {
        log.warn("{} has a damaged block: {}", file, e.getMessage());
        left = 0;
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException | AvroRuntimeException e) {
      log.warn("{}: {}", file, e.getMessage());
    }
  }
}
