package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameDecoder;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * A look at a tap before its frames are counted, for captures that can be read twice: does a mirror
 * port show them doubled, and does something append a trailer? Without it doubles are only left out
 * from the second thousand frames on, and a trailer of 8 or 16 bytes is taken for the end of the
 * frame, where the mask stands.
 */
public final class TapSurvey {
  /** So many frames settle it; what comes later is not looked at for trailers. */
  public static final int FRAMES = 1_000;

  private static final int[] TRAILERS = {0, 4, 8, 12, 14, 16};

  private final MirrorFilter mirror = new MirrorFilter(MirrorMode.AUTO);
  private final FrameDecoder[] decoders = new FrameDecoder[TRAILERS.length];
  private final int[] fitting = new int[TRAILERS.length];
  private int seen;

  /** A survey of a tap whose frames look so, trailers apart. */
  public TapSurvey(DecoderSettings settings) {
    for (int i = 0; i < decoders.length; i++) {
      decoders[i] = new FrameDecoder(settings.withTrailerBytes(TRAILERS[i]));
    }
  }

  /** A frame, as {@link FlowTable#onFrame} takes it. */
  public void add(long nanos, ByteBuffer buffer, int offset, int capturedLength, int wireLength) {
    mirror.drops(nanos, buffer, offset, capturedLength);
    if (seen >= FRAMES) {
      return;
    }
    boolean any = false;
    for (int i = 0; i < decoders.length; i++) {
      boolean decoded = decoders[i].decode(buffer, offset, capturedLength, wireLength);
      any |= decoded;
      fitting[i] += decoded && isSound(decoders[i].frame()) ? 1 : 0;
    }
    seen += any ? 1 : 0;
  }

  /** True when more than 40 % of a thousand frames were doubles. */
  public boolean isMirrored() {
    return mirror.isMirrored();
  }

  /**
   * Bytes that follow each frame: the length with which masks mark messages in more than 99 % of
   * the frames; empty when none does, or before there were frames.
   */
  public OptionalInt trailerBytes() {
    int best = 0;
    for (int i = 1; i < fitting.length; i++) {
      best = fitting[i] > fitting[best] ? i : best;
    }
    return seen > 0 && fitting[best] * 100L > seen * 99L
        ? OptionalInt.of(TRAILERS[best])
        : OptionalInt.empty();
  }

  /** The mask marks messages, and nothing else looks like one. */
  private static boolean isSound(Frame frame) {
    return frame.isMaskCaptured()
        && !frame.isStopped()
        && frame.anomalies().count(Anomaly.FCS_BAD) == 0
        && frame.anomalies().count(Anomaly.MASK_BEYOND) == 0
        && frame.anomalies().count(Anomaly.MASK_ON_PADDING) == 0
        && frame.anomalies().count(Anomaly.MASK_OVERLAP) == 0
        && frame.anomalies().count(Anomaly.NONZERO_UNMASKED) == 0
        && frame.anomalies().count(Anomaly.NONZERO_PAD) == 0;
  }
}
