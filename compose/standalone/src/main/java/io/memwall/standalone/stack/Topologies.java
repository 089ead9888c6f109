package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaFinder;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.allocation.AllocationTopology;
import io.memwall.streams.bandwidth.BandwidthTopology;
import io.memwall.streams.contention.ContentionTopology;
import io.memwall.streams.hotspot.HotspotTopology;
import io.memwall.streams.hotspot.ScoreSettings;
import io.memwall.streams.latency.LatencyRules;
import io.memwall.streams.latency.LatencyTopology;
import io.memwall.streams.window.FoldSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;

/** The topologies memwall runs, by the names users know them by. */
final class Topologies {
  static final List<String> NAMES =
      List.of("bandwidth", "contention", "latency", "allocation", "hotspot");

  private static final String RESULTS = "memwall.result.";

  private Topologies() {}

  /** Those named, ready to start. */
  static StreamsProcess of(StreamsPlan plan, SchemaFinder newer) {
    return of(plan, newer, ScoreSettings.with(plan.rules().scoring()));
  }

  /** The same, judging in another way. */
  static StreamsProcess of(StreamsPlan plan, SchemaFinder newer, ScoreSettings scoring) {
    var chosen = all(plan, newer, scoring);
    chosen.keySet().retainAll(plan.parts());
    return new StreamsProcess(plan.settings(), chosen, InstantSource.system());
  }

  /** Topics that each reads, internal ones included, by its consumer group. */
  static Map<String, Set<String>> readTopics(StreamsSettings settings, int partitions) {
    var topics = new LinkedHashMap<String, Set<String>>();
    all(partitions, LatencyRules.DEFAULT, any -> Optional.empty(), ScoreSettings.DEFAULT)
        .forEach(
            (name, topology) ->
                topics.put(
                    StreamsSettings.APPLICATION_PREFIX + name,
                    StreamsProcess.readTopics(settings, name, topology)));
    return topics;
  }

  /** Topics of events that the topologies of a plan read: neither results nor their own. */
  static Set<String> inputs(StreamsPlan plan) {
    var inputs = new TreeSet<String>();
    var chosen = all(plan, any -> Optional.empty(), ScoreSettings.DEFAULT);
    chosen.keySet().retainAll(plan.parts());
    chosen.forEach(
        (name, topology) ->
            Stream.concat(
                    StreamsProcess.readTopics(plan.settings(), name, topology).stream(),
                    StreamsProcess.wholeTopics(topology).stream())
                .filter(topic -> !topic.startsWith(RESULTS))
                .filter(topic -> !topic.startsWith(plan.scale().prefix()))
                .forEach(inputs::add));
    return inputs;
  }

  private static Map<String, Supplier<Topology>> all(
      StreamsPlan plan, SchemaFinder newer, ScoreSettings scoring) {
    return all(plan.scale().partitions(), plan.latency(), newer, scoring);
  }

  private static Map<String, Supplier<Topology>> all(
      int partitions, LatencyRules latency, SchemaFinder newer, ScoreSettings scoring) {
    var all = new LinkedHashMap<String, Supplier<Topology>>();
    all.put(
        "bandwidth",
        new BandwidthTopology(
            BandwidthTopology.BandwidthTopics.of(partitions, newer), FoldSettings.DEFAULT));
    all.put(
        "contention",
        new ContentionTopology(
            ContentionTopology.ContentionTopics.of(partitions, newer), FoldSettings.DEFAULT));
    all.put(
        "latency",
        new LatencyTopology(
            LatencyTopology.LatencyTopics.of(partitions, newer), FoldSettings.DEFAULT, latency));
    all.put("allocation", new AllocationTopology(AllocationTopology.AllocationTopics.of(newer)));
    all.put(
        "hotspot",
        new HotspotTopology(HotspotTopology.HotspotTopics.of(partitions, newer), scoring));
    return all;
  }
}
