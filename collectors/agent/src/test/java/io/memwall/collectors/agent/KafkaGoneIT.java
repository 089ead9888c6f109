package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.LiveFrames;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.PublishException;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.TopicSetup;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the broker has no topics, and when it is killed under us. */
@Timeout(180)
final class KafkaGoneIT {
  @TempDir Path directory;

  @Test
  void liveAgent_whoseBrokerDies_watchesOnAndKeepsItOnDisk() throws InterruptedException {
    var source = new LiveFrames(List.of("nic0"), 1 << 16);
    LiveAgent agent;
    try (KafkaEngine kafka = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")))) {
      var target = KafkaTarget.at(kafka.bootstrapServers());
      assertTopicsAreMissed(target);
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        new TopicSetup(admin, 2, 1).ensure();
      }
      agent = new LiveAgent(LiveSettings.of("n1", directory, target), source);
      agent.start();
      kafka.kill();
    }
    long now = Nanos.of(Instant.now());
    for (int i = 0; i < 1_000; i++) {
      source.put(now, 0, Frame.Direction.UNKNOWN, ByteBuffer.wrap(Frames.get(i, i)));
    }
    source.end();
    agent.awaitEnd();

    agent.close();

    assertThat(agent.status().frames()).isEqualTo(1_000);
    assertThat(agent.status().failure()).isEmpty();
    assertThat(agent.status().eventsLost()).isZero();
    assertThat(directory.resolve("spool-n1")).isDirectoryContaining("glob:**.avro");
  }

  private void assertTopicsAreMissed(KafkaTarget target) {
    Path file = CaptureBytes.pcap().record(1, Frames.get(0, 1)).in(directory, "run.pcap");
    assertThatThrownBy(
            () ->
                new CaptureImport()
                    .run(ImportRequest.of(file, target), Progress.NONE, Progress.NONE))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("lacks topics of memwall");
  }
}
