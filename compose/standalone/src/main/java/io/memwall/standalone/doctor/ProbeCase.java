package io.memwall.standalone.doctor;

import io.memwall.collectors.agent.CaptureImport;
import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.stack.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

/**
 * A few simulated frames, decoded and published by the agent's own code as a case: cases are in
 * nobody's figures.
 */
record ProbeCase(String name, Instant start) {
  private static final String PREFIX = "memwall-doctor-";
  private static final int REQUESTS = 4;
  private static final long LEFT_BEHIND_S = 60;

  static ProbeCase at(Instant now) {
    return new ProbeCase(PREFIX + now.toEpochMilli(), now);
  }

  /** Returns when Kafka has acknowledged all of it. */
  void publish(Site site) throws IOException {
    Path capture = Files.createTempFile(name, ".pcapng");
    try {
      Recording.write(options(), capture, Optional.empty());
      var request = ImportRequest.of(capture, target(site)).withCaseName(name);
      new CaptureImport().run(request, Progress.NONE, Progress.NONE);
    } finally {
      Files.deleteIfExists(capture);
    }
  }

  private SimulationOptions options() {
    return SimulationOptions.of(Scenario.STEADY)
        .withRequests(REQUESTS)
        .withStart(start.minusSeconds(1));
  }

  private static KafkaTarget target(Site site) {
    var overrides = new HashMap<String, String>();
    site.kafka().forEach((name, value) -> overrides.put(name, String.valueOf(value)));
    String bootstrap = overrides.remove("bootstrap.servers");
    overrides.put("request.timeout.ms", "2000");
    overrides.put("delivery.timeout.ms", "4000");
    overrides.put("max.block.ms", "3000");
    return new KafkaTarget(bootstrap, overrides);
  }

  /** Rows of this probe, and of earlier ones that came too late for their own clearing up. */
  String rows() {
    String before = PREFIX + start.minusSeconds(LEFT_BEHIND_S).toEpochMilli();
    return "case_name = '%s' OR (startsWith(case_name, '%s') AND case_name < '%s')"
        .formatted(name, PREFIX, before);
  }
}
