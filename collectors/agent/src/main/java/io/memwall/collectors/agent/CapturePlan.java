package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.sample.SamplerSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The capture an agent is to run: like a part, but its intervals set the beat of the reports.
 *
 * @param settings compared by {@code equals}: it runs on while they stay
 */
record CapturePlan(Object settings, BiFunction<PartContext, Heart, Capture> making) {
  static CapturePlan of(CaptureSettings settings) {
    return new CapturePlan(settings, (context, heart) -> Capture.of(settings, context, heart));
  }

  /** Of one source that is there already, told every second. */
  static CapturePlan of(FrameSource source) {
    var watched =
        new Capture.Watched(
            IntervalLength.SECOND,
            Set.of(DecoderSettings.ETHERTYPE_OMNIXTEND),
            OptionalLong.empty(),
            SamplerSettings.DEFAULT,
            MirrorMode.AUTO,
            List.of(source),
            Map.of("source", Report.Capture.FULL.mode()));
    return new CapturePlan(source, (context, heart) -> new Capture(watched, context, heart));
  }
}
