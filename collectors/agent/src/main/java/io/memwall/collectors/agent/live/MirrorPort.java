package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.EtherTypes;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.MirroredFrames;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Does for mirrored frames what the kernel's filter does for others: it sees only the packet that
 * carries them.
 */
final class MirrorPort {
  private static final int TYPE_AT = 12;

  private final MirroredFrames mirrored;
  private final int[] etherTypes;
  private final Optional<ConnectionHash> sampling;

  /**
   * @param interfaces grows by the sessions that are met
   */
  MirrorPort(RingOptions options, List<String> interfaces) {
    this.etherTypes = options.etherTypes().stream().mapToInt(Integer::intValue).toArray();
    this.sampling =
        options.mode() instanceof CaptureMode.Connections sampled
            ? Optional.of(ConnectionHash.of(sampled))
            : Optional.empty();
    this.mirrored =
        new MirroredFrames(
            name -> {
              interfaces.add(name);
              return interfaces.size() - 1;
            });
  }

  /** Unwraps the frame if it carries one; whether what the view then stands on was asked for. */
  boolean admits(Frame frame) {
    boolean wasMirrored = mirrored.unwrap(frame);
    if (!asked(EtherTypes.of(frame))) {
      return false;
    }
    return !wasMirrored || sampling.isEmpty() || chosen(sampling.get(), frame);
  }

  private boolean asked(int type) {
    for (int asked : etherTypes) {
      if (asked == type) {
        return true;
      }
    }
    return false;
  }

  private static boolean chosen(ConnectionHash hash, Frame frame) {
    ByteBuffer bytes = frame.buffer();
    int at = frame.offset();
    int type = Short.toUnsignedInt(bytes.getShort(at + TYPE_AT));
    boolean tagged = EtherTypes.isTag(type);
    int vid = tagged ? bytes.getShort(at + TYPE_AT + Short.BYTES) & 0xfff : 0;
    long destination = bytes.getLong(at) >>> Short.SIZE;
    long source = bytes.getLong(at + 4) & 0xffff_ffff_ffffL;
    return hash.chosen(destination, source, vid);
  }
}
