package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.CaptureInput;
import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.capture.EtherTypes;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.hot.HotSettings;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
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

  private final Path file;
  private final InspectOptions options;
  private final Set<String> mirrored;
  private final List<InterfaceView> views = new ArrayList<>();
  private final EtherTypes etherTypes = new EtherTypes();
  private final MessageDigest digest = sha256();
  private long frames;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long start;

  private Inspector(Path file, InspectOptions options, Set<String> mirrored) {
    this.file = file;
    this.options = options;
    this.mirrored = mirrored;
  }

  /**
   * Reads the file; once more when an interface turns out to show its frames twice, so that the
   * doubles are left out from the first frame on.
   */
  static Inspection inspect(Path file, InspectOptions options) {
    Inspection first = new Inspector(file, options, Set.of()).inspect();
    Set<String> mirrored =
        first.taps().stream()
            .filter(tap -> tap.count(TapCounter.MIRROR_DUPLICATES) > 0)
            .map(TapReport::name)
            .collect(Collectors.toUnmodifiableSet());
    return mirrored.isEmpty() ? first : new Inspector(file, options, mirrored).inspect();
  }

  private Inspection inspect() {
    options.watches().forEach(FrameWatch::begin);
    CaptureInput input = CaptureInput.open(file).through(digest);
    try (CaptureReader reader = CaptureReader.open(input, options.progress())) {
      var frame = new Frame();
      while (reader.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
        count(frame);
        InterfaceView view = view(frame.interfaceIndex(), reader);
        for (FrameWatch watch : options.watches()) {
          watch.next(frame, frames, start);
        }
        view.onFrame(frame, frames);
      }
      views.forEach(InterfaceView::finish);
      options.watches().forEach(FrameWatch::end);
      reader.drain();
      return result(input, reader);
    }
  }

  private void count(Frame frame) {
    start = frames == 0 ? frame.epochNanos() : start;
    frames++;
    first = Math.min(first, frame.epochNanos());
    last = Math.max(last, frame.epochNanos());
    etherTypes.count(frame);
  }

  private InterfaceView view(int index, CaptureReader reader) {
    while (views.size() <= index) {
      String name = reader.interfaces().get(views.size());
      views.add(new InterfaceView(name, settings(name), options));
    }
    return views.get(index);
  }

  private FlowSettings settings(String interfaceName) {
    var decoder = DecoderSettings.DEFAULT.withEtherTypes(options.etherTypes());
    return FlowSettings.of(decoder, CaseName.fabric(name()))
        .withHot(HOT)
        .withMirror(mirrored.contains(interfaceName) ? MirrorMode.ON : MirrorMode.AUTO);
  }

  /** The fabric's name only tells connections apart, so any name will do. */
  private String name() {
    Path name = file.getFileName();
    return name == null ? "" : CaseName.of(name);
  }

  private Inspection result(CaptureInput input, CaptureReader reader) {
    List<TapReport> taps = views.stream().map(InterfaceView::report).toList();
    return new Inspection(
        describe(input, reader),
        frames,
        taps.stream().mapToLong(tap -> tap.count(TapCounter.TLOE_FRAMES)).sum(),
        frames == 0 ? Optional.empty() : Optional.of(new Survey.TimeRange(first, last)),
        etherTypes.counts().entrySet().stream().map(this::etherType).toList(),
        taps);
  }

  private Inspection.CaptureFile describe(CaptureInput input, CaptureReader reader) {
    return new Inspection.CaptureFile(
        input.name(),
        new Survey.Encoding(reader.format(), reader.compression()),
        new Survey.Bytes(input.sizeBytes(), HexFormat.of().formatHex(digest.digest())),
        List.copyOf(reader.interfaces()),
        Map.copyOf(reader.foreignFrames()),
        reader.cut());
  }

  private Inspection.EtherTypeCount etherType(Map.Entry<Integer, Long> counted) {
    int type = counted.getKey();
    return new Inspection.EtherTypeCount(
        type, counted.getValue(), options.etherTypes().contains(type));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
