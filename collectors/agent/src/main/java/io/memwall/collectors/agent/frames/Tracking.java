package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tracks every frame of a source, each interface by itself. */
final class Tracking {
  /**
   * How far the tracking may run ahead, in frames. At a full 100 Gb/s link that is some 10 ms: far
   * beyond any answer, though not beyond every timeout.
   */
  static final int AHEAD = 1 << 17;

  private final FlowSettings settings;
  private final Verdicts verdicts = new Verdicts();
  private final List<TapTracker> taps = new ArrayList<>();
  private long lastNanos;

  /**
   * @param fabricId as in the ids that other views of the capture show
   */
  Tracking(Set<Integer> etherTypes, String fabricId) {
    settings = FlowSettings.of(decoder(etherTypes), fabricId);
  }

  static DecoderSettings decoder(Set<Integer> etherTypes) {
    return DecoderSettings.DEFAULT.withEtherTypes(etherTypes);
  }

  /** Tracks the next frame. */
  void track(Frame frame, List<String> interfaces) {
    while (taps.size() <= frame.interfaceIndex()) {
      taps.add(new TapTracker(interfaces.get(taps.size()), settings, verdicts, AHEAD));
    }
    lastNanos = frame.epochNanos();
    TapTracker tap = taps.get(frame.interfaceIndex());
    if (frame.lostBefore() > 0) {
      tap.table().captureDrops(frame.epochNanos(), frame.lostBefore());
    }
    Verdict verdict = verdicts.begin();
    tap.track(frame, verdicts.newest(), verdict);
  }

  /** No frame follows. */
  void finish() {
    taps.forEach(tap -> tap.finish(lastNanos));
  }

  List<TapTracker> taps() {
    return taps;
  }

  Verdicts verdicts() {
    return verdicts;
  }
}
