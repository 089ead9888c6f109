package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Content;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;

/**
 * What a master asks for past the cache.
 *
 * @param param operation of an atomic or kind of an intent; else 0
 * @param enables bytes that a partial write writes, a bit each, of every 64 bytes
 */
public record Operation(Kind kind, int param, int domain, long enables) {
  public static Operation of(Kind kind) {
    return new Operation(kind, 0, 0, -1);
  }

  public static Operation of(Kind kind, int param) {
    return new Operation(kind, param, 0, -1);
  }

  /** A write of some bytes. */
  public static Operation partial(long enables) {
    return new Operation(Kind.PUT_PARTIAL, 0, 0, enables);
  }

  Message message(int source, long address, int size) {
    Message.Detail detail = new Message.Detail(domain, false, false, new Written(enables));
    return new Message(kind, param, size, source, 0, address, detail);
  }

  private record Written(long enables) implements Content {
    @Override
    public long word(long address, int index) {
      return UNWRITTEN.word(address, index);
    }

    @Override
    public long mask(int group) {
      return enables;
    }
  }
}
