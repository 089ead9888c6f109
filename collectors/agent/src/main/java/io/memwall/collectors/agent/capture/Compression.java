package io.memwall.collectors.agent.capture;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Compression of a whole file, told by its first bytes and not by its name. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  private static final int LOOK_AHEAD = 4;
  private static final int BUFFER = 1 << 16;

  /** Looks at the first bytes and leaves them in place. */
  static Compression of(BufferedInputStream in) throws IOException {
    in.mark(LOOK_AHEAD);
    byte[] head = in.readNBytes(LOOK_AHEAD);
    in.reset();
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) ? ZSTD : NONE;
  }

  InputStream open(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> new ZstdInputStream(in);
    };
  }

  /** Whether the compressed bytes, and not the disk, are at fault. */
  static boolean isDamage(IOException failure) {
    return failure instanceof EOFException
        || failure instanceof ZipException
        || failure instanceof ZstdIOException;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (Byte.toUnsignedInt(head[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
