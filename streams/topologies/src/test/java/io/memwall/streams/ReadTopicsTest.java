package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.bandwidth.BandwidthTopology;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadTopicsTest {
  @TempDir private Path stateDir;

  @Test
  void ofATopology_includeItsInternalTopic_andTouchNoStateDirectory() {
    var topology =
        new BandwidthTopology(
            BandwidthTopics.of(1, fingerprint -> Optional.empty()), FoldSettings.DEFAULT);
    var settings = StreamsSettings.single("unused:9092", stateDir);
    assertThat(StreamsProcess.readTopics(settings, "bandwidth", topology))
        .containsExactlyInAnyOrder(
            "memwall.flow", "memwall.health", "memwall-bandwidth-by-link-repartition");
    assertThat(stateDir).isEmptyDirectory();
  }
}
