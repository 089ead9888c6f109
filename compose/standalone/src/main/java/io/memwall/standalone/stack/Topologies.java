package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaFinder;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.allocation.AllocationTopology;
import io.memwall.streams.bandwidth.BandwidthTopology;
import io.memwall.streams.bandwidth.FoldSettings;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** The topologies memwall runs, by the names users know them by. */
final class Topologies {
  static final List<String> NAMES = List.of("bandwidth", "allocation");

  private Topologies() {}

  /** Those named, ready to start. */
  static StreamsProcess of(
      StreamsSettings settings, int partitions, SchemaFinder newer, Collection<String> names) {
    var all = new LinkedHashMap<String, Supplier<Topology>>();
    all.put(
        "bandwidth",
        new BandwidthTopology(
            BandwidthTopology.BandwidthTopics.of(partitions, newer), FoldSettings.DEFAULT));
    all.put("allocation", new AllocationTopology(AllocationTopology.AllocationTopics.of(newer)));
    all.keySet().retainAll(names);
    return new StreamsProcess(settings, Map.copyOf(all), InstantSource.system());
  }
}
