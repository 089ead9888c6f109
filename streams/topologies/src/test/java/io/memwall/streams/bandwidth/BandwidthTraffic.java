package io.memwall.streams.bandwidth;

import static io.memwall.streams.bandwidth.Traces.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import io.memwall.streams.window.LeftOutResults;
import io.memwall.streams.window.Window;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A minute of two nodes with eight connections each on one shared link, and what must come out. */
public final class BandwidthTraffic {
  private static final int SECONDS = 60;
  private static final int CONNECTIONS = 8;
  private static final List<Traces> NODES = List.of(Traces.of("n1"), Traces.of("n2"));

  private final BandwidthTopics topics;

  public BandwidthTraffic(String prefix, int partitions) {
    topics =
        new BandwidthTopics(
            topic(prefix + "flow", Topics.FLOW),
            topic(prefix + "health", Topics.HEALTH),
            topic(prefix + "inventory", Topics.INVENTORY_HISTORY),
            topic(prefix + "holding", Topics.HOLDING),
            topic(prefix + "bandwidth", Topics.BANDWIDTH),
            new LeftOutResults(
                topic(prefix + "quarantine", Topics.QUARANTINE),
                topic(prefix + "request", Topics.REPLAY_REQUEST)),
            partitions);
  }

  private static <V extends SpecificRecord> StreamTopic<V> topic(String name, Topic<V> like) {
    return new StreamTopic<>(name, StreamTopic.of(like).values());
  }

  public BandwidthTopology topology() {
    return new BandwidthTopology(topics, FoldSettings.DEFAULT);
  }

  public List<String> topics() {
    return List.of(
        flowTopic(),
        topics.health().name(),
        topics.inventory().name(),
        topics.holdings().name(),
        topics.leftOut().quarantine().name(),
        topics.leftOut().replay().name(),
        results());
  }

  public String flowTopic() {
    return topics.flow().name();
  }

  public String results() {
    return topics.bandwidth().name();
  }

  public List<ProducerRecord<byte[], byte[]>> firstHalf() {
    return sent(0, SECONDS / 2);
  }

  public List<ProducerRecord<byte[], byte[]>> secondHalf() {
    var records = new ArrayList<>(sent(SECONDS / 2, SECONDS));
    for (var node : NODES) {
      // Everything once more: repeats must change nothing.
      records.addAll(sent(0, 1));
      records.addAll(everywhere(node.stop(second(SECONDS - 1).endNs())));
    }
    return records;
  }

  /** The last result of each window is the exact sum. */
  public void check(List<ConsumerRecord<byte[], byte[]>> records) {
    var last = new HashMap<String, Bandwidth>();
    for (var record : records) {
      var result = topics.bandwidth().values().deserializer().deserialize("", record.value());
      String window = result.getEntity() + "@" + result.getTStart() + "+" + result.getWindowNs();
      var before = last.put(window, result);
      if (before != null) {
        assertThat(result.getRevision().getCounter())
            .as(window)
            .isGreaterThan(before.getRevision().getCounter());
      }
    }
    int entities = NODES.size() * CONNECTIONS + 1;
    assertThat(last).hasSize(entities * (60 + 6 + 1));
    checkMinutes(last);
  }

  private static void checkMinutes(Map<String, Bandwidth> last) {
    String minute = "@" + Traces.T0 + "+" + Window.MINUTE_NS;
    long link = 0;
    for (var node : NODES) {
      for (int c = 0; c < CONNECTIONS; c++) {
        int connection = c;
        long expected =
            IntStream.range(0, SECONDS).mapToLong(second -> frames(connection, second)).sum();
        link += expected;
        var half = last.get(node.node() + ":eth0/" + node.node() + "c" + c + "/0/0" + minute);
        assertThat(half.getFrames()).isEqualTo(expected);
        assertThat(half.getCoverage()).isEqualTo(1.0);
      }
    }
    assertThat(last.get("link" + minute).getFrames()).isEqualTo(link);
    assertThat(last.get("link" + minute).getHalves()).isEqualTo(NODES.size() * CONNECTIONS);
    assertThat(last.get("link" + minute).getCoverage()).isEqualTo(1.0);
  }

  private static long frames(int connection, int second) {
    return 1L + connection * 7L + second;
  }

  private List<ProducerRecord<byte[], byte[]>> sent(int from, int to) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int s = from; s < to; s++) {
      for (var node : NODES) {
        for (int c = 0; c < CONNECTIONS; c++) {
          var flow = node.flow(node.node() + "c" + c, 0, second(s), frames(c, s));
          flow.setLinkId("link");
          records.add(record(flow));
        }
        records.addAll(everywhere(node.heartbeat(second(s))));
      }
    }
    return records;
  }

  private ProducerRecord<byte[], byte[]> record(Flow flow) {
    return new ProducerRecord<>(
        flowTopic(),
        flow.getConnId().getBytes(StandardCharsets.UTF_8),
        topics.flow().values().serializer().serialize("", flow));
  }

  /** A heartbeat goes to every partition. */
  private List<ProducerRecord<byte[], byte[]>> everywhere(Health health) {
    byte[] key = health.getEnvelope().getNodeId().getBytes(StandardCharsets.UTF_8);
    byte[] value = topics.health().values().serializer().serialize("", health);
    return IntStream.range(0, topics.partitions())
        .mapToObj(p -> new ProducerRecord<>(topics.health().name(), p, key, value))
        .toList();
  }
}
