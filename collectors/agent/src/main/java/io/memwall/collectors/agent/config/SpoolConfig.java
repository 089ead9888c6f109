package io.memwall.collectors.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where events wait for Kafka.
 *
 * @param maxAge of events in it, but for the ledger's
 */
public record SpoolConfig(Path dir, long maxBytes, Duration maxAge, Fsync fsync) {

  /**
   * When what was written is forced to the disk.
   *
   * @param every longest time that a loss of power can cost; zero for after each write, empty for
   *     never
   */
  public record Fsync(Optional<Duration> every) {
    public static final Fsync NEVER = new Fsync(Optional.empty());
    public static final Fsync ALWAYS = new Fsync(Optional.of(Duration.ZERO));
    public static final Fsync SECOND = new Fsync(Optional.of(Duration.ofSeconds(1)));
  }

  static SpoolConfig read(Section section, NodeConfig node) {
    return new SpoolConfig(
        section
            .ask("dir", "directory of the events that wait for Kafka")
            .or(PathKind.ANY, node.dataDir().resolve("spool"), "spool in node.data_dir"),
        section
            .ask(
                "max_bytes",
                "most it takes; beyond, the least important events are shed and counted")
            .or(SizeKind.between("1MiB", "16TiB"), SizeKind.exactly("1GiB")),
        section
            .ask("max_age", "how long events wait; the ledger's wait for ever")
            .or(new TimeKind(Duration.ofSeconds(1), Duration.ofDays(30)), Duration.ofHours(1)),
        section
            .ask("fsync", "when what was written is forced to the disk")
            .or(new FsyncKind(), Fsync.SECOND));
  }

  private record FsyncKind() implements Kind<Fsync> {
    private static final TimeKind TIME = new TimeKind(Duration.ofMillis(10), Duration.ofMinutes(1));

    @Override
    public Fsync read(String text) throws Refusal {
      return switch (text) {
        case "never" -> Fsync.NEVER;
        case "always" -> Fsync.ALWAYS;
        default -> new Fsync(Optional.of(time(text)));
      };
    }

    private static Duration time(String text) throws Refusal {
      Optional<String> word = Nearest.of(text, List.of("never", "always"));
      if (word.isPresent()) {
        throw new Refusal("is no such policy", word.get());
      }
      return TIME.read(text);
    }

    @Override
    public String show(Fsync value) {
      if (value.every().isEmpty()) {
        return "never";
      }
      return value.every().get().isZero() ? "always" : TIME.show(value.every().get());
    }

    @Override
    public String allowed() {
      return "never, always, or a time of " + TIME.allowed();
    }
  }
}
