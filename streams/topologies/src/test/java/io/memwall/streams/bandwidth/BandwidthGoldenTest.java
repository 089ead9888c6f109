package io.memwall.streams.bandwidth;

import io.memwall.streams.Golden;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BandwidthGoldenTest {
  @Test
  void theTopology_isAsDescribed() throws IOException {
    var topics = BandwidthTopics.of(4, fingerprint -> Optional.empty());
    Golden.compare(
        new BandwidthTopology(topics, FoldSettings.DEFAULT).get(), "bandwidth.topology.txt");
  }
}
