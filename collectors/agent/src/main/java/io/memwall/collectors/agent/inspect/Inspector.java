package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.EtherTypes;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.hot.HotSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a capture once, each interface at a flow table of its own. */
final class Inspector {
  /** A file is read by itself, so lines can have the memory that many taps would share. */
  private static final HotSettings HOT =
      new HotSettings(1 << 14, HotSettings.DEFAULT.regions(), HotSettings.DEFAULT.addressMask());

  private static final Duration WAIT = Duration.ofMillis(100);

  private final InspectInput input;
  private final InspectOptions options;
  private final Set<String> mirrored;
  private final List<InterfaceView> views = new ArrayList<>();
  private final EtherTypes etherTypes = new EtherTypes();
  private long frames;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long start;

  private Inspector(InspectInput input, InspectOptions options, Set<String> mirrored) {
    this.input = input;
    this.options = options;
    this.mirrored = mirrored;
  }

  /**
   * Reads the capture; once more when an interface turns out to show its frames twice, so that the
   * doubles are left out from the first frame on.
   */
  static Inspection inspect(InspectInput input, InspectOptions options) {
    Inspection first = new Inspector(input, options, Set.of()).inspect();
    Set<String> mirrored =
        first.taps().stream()
            .filter(tap -> tap.count(TapCounter.MIRROR_DUPLICATES) > 0)
            .map(TapReport::name)
            .collect(Collectors.toUnmodifiableSet());
    return mirrored.isEmpty() || !input.canBeReadAgain()
        ? first
        : new Inspector(input, options, mirrored).inspect();
  }

  private Inspection inspect() {
    options.watches().forEach(FrameWatch::begin);
    try (FrameSource source = input.open(options.progress())) {
      read(source);
      views.forEach(InterfaceView::finish);
      options.watches().forEach(FrameWatch::end);
      return result(input.describe(source));
    }
  }

  private void read(FrameSource source) {
    var frame = new Frame();
    FrameSource.Poll poll = source.poll(frame, WAIT);
    while (poll != FrameSource.Poll.END) {
      if (poll == FrameSource.Poll.FRAME) {
        count(frame);
        InterfaceView view = view(frame.interfaceIndex(), source);
        for (FrameWatch watch : options.watches()) {
          watch.next(frame, frames, start);
        }
        view.onFrame(frame, frames);
      }
      poll = source.poll(frame, WAIT);
    }
  }

  private void count(Frame frame) {
    start = frames == 0 ? frame.epochNanos() : start;
    frames++;
    first = Math.min(first, frame.epochNanos());
    last = Math.max(last, frame.epochNanos());
    etherTypes.count(frame);
  }

  private InterfaceView view(int index, FrameSource source) {
    while (views.size() <= index) {
      String name = source.interfaces().get(views.size());
      views.add(new InterfaceView(name, settings(name), options));
    }
    return views.get(index);
  }

  private FlowSettings settings(String interfaceName) {
    var decoder = DecoderSettings.DEFAULT.withEtherTypes(options.etherTypes());
    return FlowSettings.of(decoder, input.fabricId())
        .withHot(HOT)
        .withMirror(mirrored.contains(interfaceName) ? MirrorMode.ON : MirrorMode.AUTO);
  }

  private Inspection result(Inspection.CaptureFile described) {
    List<TapReport> taps = views.stream().map(InterfaceView::report).toList();
    return new Inspection(
        described,
        frames,
        taps.stream().mapToLong(tap -> tap.count(TapCounter.TLOE_FRAMES)).sum(),
        frames == 0 ? Optional.empty() : Optional.of(new Survey.TimeRange(first, last)),
        etherTypes.counts().entrySet().stream().map(this::etherType).toList(),
        taps);
  }

  private Inspection.EtherTypeCount etherType(Map.Entry<Integer, Long> counted) {
    int type = counted.getKey();
    return new Inspection.EtherTypeCount(
        type, counted.getValue(), options.etherTypes().contains(type));
  }
}
