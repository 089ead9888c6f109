package io.memwall.standalone.torture;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** SIGSTOP, and after a while SIGCONT: it stood still and knows nothing of it. */
final class Freeze implements Fault {
  private final String name;
  private final Supplier<Long> victim;
  private final Runnable after;
  private List<Long> frozen = List.of();

  private Freeze(String name, Supplier<Long> victim, Runnable after) {
    this.name = name;
    this.victim = victim;
    this.after = after;
  }

  static Freeze worker(Worker worker) {
    return new Freeze("SIGSTOP " + worker.name(), worker::pid, () -> {});
  }

  static Freeze broker(Stage stage, Random random) {
    return new Freeze(
        "SIGSTOP broker",
        () -> stage.kafka().node(random.nextInt(stage.brokers())).pid().getAsLong(),
        () -> InSync.await(stage));
  }

  static Freeze clickHouse(Stage stage) {
    return new Freeze("SIGSTOP clickhouse", () -> stage.clickHouse().pid().getAsLong(), () -> {});
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String strike() {
    long pid = victim.get();
    // A server may have a supervisor above it: what must stand still is below.
    frozen =
        LongStream.concat(
                LongStream.of(pid),
                ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .mapToLong(ProcessHandle::pid))
            .boxed()
            .toList();
    frozen.forEach(Signals::stop);
    return "process %d stands still".formatted(pid);
  }

  @Override
  public void heal() {
    frozen.forEach(Signals::goOn);
    after.run();
  }
}
