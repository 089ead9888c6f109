package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.wire.Opcode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Publishes the intervals of a case, and sums what the summary tells. */
final class CaseSink implements FlowSink {
  private final Publisher publisher;
  private final Span watched;
  private final Map<String, Long> messages = new TreeMap<>();
  private final Map<String, Long> rejects = new TreeMap<>();
  private long frames;
  private long tloeFrames;
  private long retransmissions;
  private long gapFrames;
  private long inversions;
  private long flowRecords;

  CaseSink(Publisher publisher, Span watched) {
    this.publisher = publisher;
    this.watched = watched;
  }

  @Override
  public void flow(FlowRecord record) {
    publisher.flow(record);
    flowRecords++;
    retransmissions += record.frames().retrans();
    gapFrames += record.frames().gapFrames();
    inversions += record.quality().tsInversions();
    for (FlowRecord.MessageCount each : record.messages()) {
      messages.merge(name(each), each.count(), Long::sum);
    }
  }

  @Override
  public void hot(HotReading reading) {
    publisher.hot(reading);
  }

  @Override
  public void connection(ConnectionNote note) {
    publisher.connection(note);
  }

  @Override
  public void transaction(SampledExchange exchange) {
    publisher.transaction(exchange);
  }

  @Override
  public void intervalEnd(IntervalEnd end) {
    frames += end.frames();
    tloeFrames += end.tloeFrames();
    end.rejects().forEach((code, count) -> rejects.merge(code, count, Long::sum));
    Span covers = end.interval().clip(watched);
    publisher.report(
        new Report(
            Report.Kind.HEARTBEAT,
            covers,
            covers.end(),
            covers.nanos(),
            end.frames(),
            OptionalLong.empty(),
            end.rejects(),
            end.withheld(),
            Report.Capture.FULL,
            Report.Expense.UNKNOWN,
            Optional.empty()));
  }

  long tloeFrames() {
    return tloeFrames;
  }

  CaptureSummary summary(ImportRequest request, Survey survey, Identity identity, long jumps) {
    return new CaptureSummary(
        request,
        survey,
        identity,
        true,
        new CaptureSummary.Counts(
            frames, tloeFrames, retransmissions, gapFrames, inversions, flowRecords, jumps),
        messages,
        rejects,
        publisher.lastNumbers());
  }

  private static String name(FlowRecord.MessageCount each) {
    return Opcode.of(each.channel(), each.opcode())
        .map(opcode -> opcode.channel() + "." + opcode.tileLinkName())
        .orElseThrow();
  }
}
