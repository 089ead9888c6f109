package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What the nodes reported, each event once however often it was delivered. */
final class Facts {
  private final Answers answers;
  private final List<Flow> flows;

  Facts(Answers answers) {
    this.answers = answers;
    flows = once(Topics.FLOW, Flow::getEnvelope);
  }

  /** Every event of a topic. */
  <T extends SpecificRecord> List<T> once(Topic<T> topic, Function<T, Envelope> envelope) {
    return List.copyOf(
        answers.first(
            topic,
            event -> {
              var of = envelope.apply(event);
              return List.of(of.getNodeId(), of.getEpoch(), of.getStream(), of.getSeq());
            }));
  }

  /** Records of the half that a line names. */
  List<Flow> half(TruthLine line) {
    return at(line)
        .filter(flow -> flow.getMacSrc().equals(line.text("mac_src").orElse("")))
        .filter(flow -> flow.getMacDst().equals(line.text("mac_dst").orElse("")))
        .filter(flow -> line.number("dir").orElse(flow.getDir()) == flow.getDir())
        .toList();
  }

  /** Records of both halves of the connection that a line names. */
  List<Flow> connection(TruthLine line) {
    Set<String> ends = Set.of(line.text("near").orElse(""), "far " + line.text("far").orElse(""));
    return at(line)
        .filter(
            flow ->
                ends.equals(Set.of(flow.getMacSrc(), "far " + flow.getMacDst()))
                    || ends.equals(Set.of(flow.getMacDst(), "far " + flow.getMacSrc())))
        .toList();
  }

  private Stream<Flow> at(TruthLine line) {
    return flows.stream()
        .filter(flow -> flow.getTapId().equals(line.text("tap").orElse("")))
        .filter(flow -> flow.getVc() == line.number("vc").orElse(0))
        .filter(flow -> isSaid(line.number("vlan").orElse(-1), flow.getVlanOuter()))
        .filter(flow -> isSaid(line.number("inner_vlan").orElse(-1), flow.getVlanInner()));
  }

  private static boolean isSaid(int said, Integer seen) {
    return said < 0 || said == (seen == null ? 0 : seen);
  }
}
