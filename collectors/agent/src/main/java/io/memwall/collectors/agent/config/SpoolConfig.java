package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.spool.Fsync;
import io.memwall.collectors.agent.spool.SpoolSettings;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Where events wait for Kafka. */
public record SpoolConfig(SpoolSettings settings) {
  private static final TimeKind AGE = new TimeKind(Duration.ofSeconds(1), Duration.ofDays(30));

  static SpoolConfig read(Section section, NodeConfig node) {
    return new SpoolConfig(
        new SpoolSettings(
            section
                .ask("dir", "directory of the events that wait for Kafka")
                .or(PathKind.ANY, node.dataDir().resolve("spool"), "spool in node.data_dir"),
            section
                .ask("max_bytes", "beyond it the least important events are shed and counted")
                .or(SizeKind.between("1MiB", "16TiB"), SizeKind.exactly("1GiB")),
            section
                .ask("max_age", "how long events wait; the ledger's wait as long as there is room")
                .or(AGE, Duration.ofHours(1)),
            section
                .ask("fsync", "when what was spooled is forced to the disk")
                .or(fsync(), Fsync.EVERY_SECOND)));
  }

  private static Kind<Fsync> fsync() {
    var words = new LinkedHashMap<String, Fsync>();
    words.put("never", Fsync.NEVER);
    words.put("1s", Fsync.EVERY_SECOND);
    words.put("always", Fsync.ALWAYS);
    return new ChoiceKind<>(words);
  }
}
