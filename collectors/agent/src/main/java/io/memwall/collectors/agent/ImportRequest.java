package io.memwall.collectors.agent;

import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.wire.DecoderSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A capture file to make a case of.
 *
 * @param caseName how the case is called
 * @param nodeId node that the capture is said to come from
 * @param etherTypes read as TLoE
 */
public record ImportRequest(
    Path file,
    KafkaTarget kafka,
    String caseName,
    String nodeId,
    Set<Integer> etherTypes,
    IntervalLength interval) {
  public ImportRequest {
    Objects.requireNonNull(file);
    Objects.requireNonNull(kafka);
    CaseName.checked(caseName);
    Objects.requireNonNull(nodeId);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(interval);
  }

  /** Named after the file, EtherType 0xAAAA, intervals of one second. */
  public static ImportRequest of(Path file, KafkaTarget kafka) {
    String name = CaseName.of(file);
    return new ImportRequest(
        file,
        kafka,
        name,
        node(name),
        Set.of(DecoderSettings.ETHERTYPE_OMNIXTEND),
        IntervalLength.SECOND);
  }

  /** Another name; the node is named after it unless it was set before. */
  public ImportRequest withCaseName(String name) {
    String node = nodeId.equals(node(caseName)) ? node(name) : nodeId;
    return new ImportRequest(file, kafka, name, node, etherTypes, interval);
  }

  public ImportRequest withNodeId(String id) {
    return new ImportRequest(file, kafka, caseName, id, etherTypes, interval);
  }

  /** One EtherType more, such as 0x0000 for the captures of 2020. */
  public ImportRequest withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return new ImportRequest(file, kafka, caseName, nodeId, more, interval);
  }

  public ImportRequest withInterval(IntervalLength length) {
    return new ImportRequest(file, kafka, caseName, nodeId, etherTypes, length);
  }

  private static String node(String caseName) {
    return "file:" + caseName;
  }
}
