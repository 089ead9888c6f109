package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes a case of a capture file: surveys it, then reads it again and publishes it. Whoever imports
 * the same bytes again in the same way repeats the same events, and changes nothing.
 */
public final class CaptureImport {
  private final InstantSource clock;
  private final Function<ImportRequest, Outlet> outlets;

  /** Publishes to the Kafka cluster of each request. */
  public CaptureImport() {
    this(Clock.systemUTC(), request -> KafkaOutlet.open(request.kafka()));
  }

  /**
   * @param clock stamps the time of emission, which is no part of an event's identity
   */
  CaptureImport(InstantSource clock, Function<ImportRequest, Outlet> outlets) {
    this.clock = clock;
    this.outlets = outlets;
  }

  /** Imports a file without a second look at it between the survey and the import. */
  public CaptureSummary run(ImportRequest request, Progress surveyed, Progress read) {
    return run(request, survey -> {}, surveyed, read);
  }

  /**
   * Imports a file; returns when everything is delivered.
   *
   * @param approve told what the file holds before anything is sent; refuses by throwing
   * @param surveyed told of the first pass
   * @param read told of the second
   * @throws CaptureException when the file cannot be read as a capture
   * @throws io.memwall.collectors.agent.publish.PublishException when Kafka does not take it all
   */
  public CaptureSummary run(
      ImportRequest request, Consumer<Survey> approve, Progress surveyed, Progress read) {
    Survey survey = Survey.of(request.file(), surveyed);
    approve.accept(survey);
    Identity identity = identity(request, survey);
    boolean anything = request.etherTypes().stream().anyMatch(survey.etherTypes()::containsKey);
    if (!anything || survey.time().isEmpty()) {
      return nothing(request, survey, identity);
    }
    try (Outlet outlet = outlets.apply(request)) {
      var publisher = new Publisher(identity, "import", outlet, clock);
      Span watched = watched(survey.time().get());
      var sink = new CaseSink(publisher, watched);
      FlowMeter meter = new FlowMeter(settings(request, survey), watched.start(), sink);
      feed(request, survey, meter, read);
      meter.finish();
      stop(request, survey, publisher, sink);
      publisher.flush();
      return sink.summary(request, survey, identity, meter.jumps());
    }
  }

  private static Identity identity(ImportRequest request, Survey survey) {
    return new Identity(
        request.nodeId(),
        Identity.NO_BOOT,
        survey.bytes().prefix(),
        CaseName.fabric(request.caseName()),
        "",
        request.caseName());
  }

  private static CaptureSummary nothing(ImportRequest request, Survey survey, Identity identity) {
    var counts = new CaptureSummary.Counts(survey.frames(), 0, 0, 0, 0, 0, 0);
    return new CaptureSummary(
        request, survey, identity, false, counts, Map.of(), Map.of(), new TreeMap<>());
  }

  private static Span watched(Survey.TimeRange time) {
    return new Span(time.first(), time.last() + 1);
  }

  private static MeterSettings settings(ImportRequest request, Survey survey) {
    String name = request.caseName();
    boolean several = survey.activeInterfaces() > 1;
    return new MeterSettings(
        CaseName.fabric(request.caseName()),
        request.etherTypes(),
        request.interval(),
        survey.activeInterfaces(),
        index -> several ? name + "/" + survey.interfaces().get(index) : name,
        new FabricMap());
  }

  private static void feed(
      ImportRequest request, Survey survey, FlowMeter meter, Progress progress) {
    long frames = 0;
    try (CaptureReader reader = CaptureReader.open(request.file(), progress)) {
      var frame = new Frame();
      while (reader.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
        frames++;
        if (frames <= survey.frames()) {
          meter.onFrame(frame);
        }
      }
    }
    if (frames != survey.frames()) {
      throw new CaptureException(
          "%s changed while it was read; import it again when nobody writes to it"
              .formatted(request.file()));
    }
  }

  private static void stop(
      ImportRequest request, Survey survey, Publisher publisher, CaseSink sink) {
    Span watched = watched(survey.time().orElseThrow());
    var file =
        new Report.CaseFile(
            request.caseName(),
            String.valueOf(request.file().getFileName()),
            survey.bytes().sha256(),
            survey.bytes().size(),
            survey.format().format().label(),
            watched,
            survey.frames(),
            sink.tloeFrames(),
            survey.cut().isPresent()
                ? OptionalLong.of(survey.cut().get().offset())
                : OptionalLong.empty());
    publisher.report(Report.instant(Report.Kind.STOP, watched.end(), Optional.of(file)));
  }
}
