package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/** What comes wrong into the chain: frames, records, clocks. */
final class RecordFaults {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int REPEATS = 200;
  private static final int GARBAGE = 10;
  private static final int FRAMES = 50;
  private static final int STEP_MS = 1_500;

  private final Stage stage;
  private final Random random;
  private int garbage;
  private int malformed;

  RecordFaults(Stage stage, Random random) {
    this.stage = stage;
    this.random = random;
  }

  /** A fault that is over as soon as it has struck, or heals by an order to the agent. */
  private record Once(String name, Supplier<String> blow, Runnable cure) implements Fault {
    @Override
    public String strike() {
      return blow.get();
    }

    @Override
    public void heal() {
      cure.run();
    }
  }

  List<Fault> all() {
    return List.of(
        new Once("repeated and reordered delivery", this::repeat, () -> {}),
        new Once("malformed records", this::spoilRecords, () -> {}),
        new Once("malformed frames", this::spoilFrames, () -> {}),
        release(OtherRelease.NEWER),
        release(OtherRelease.OLDER),
        new Once("clock steps", () -> order("step " + STEP_MS), () -> order("step -" + STEP_MS)));
  }

  private String repeat() {
    int sent = new Wire(stage.kafka().bootstrapServers()).repeat(REPEATS, random);
    return "%d records once more, shuffled".formatted(sent);
  }

  private String spoilRecords() {
    new Wire(stage.kafka().bootstrapServers()).garbage(GARBAGE, random);
    garbage += GARBAGE;
    return GARBAGE + " records of noise in memwall.flow";
  }

  private String spoilFrames() {
    order("malformed " + FRAMES);
    malformed += FRAMES;
    return FRAMES + " frames of noise before the agent";
  }

  /** An agent of it takes over for a while, upgraded or downgraded under traffic. */
  private Fault release(String name) {
    return new Once(
        "agent of %s release".formatted(name.equals(OtherRelease.NEWER) ? "a newer" : "an older"),
        () -> {
          List<Schema> schemas = OtherRelease.named(name).schemas();
          new Wire(stage.kafka().bootstrapServers()).announce(schemas);
          order("release " + name);
          return "%d schemas of its own".formatted(schemas.size());
        },
        () -> order("release " + TortureAgentCommand.PRESENT));
  }

  private String order(String order) {
    Worker agent = stage.agent();
    long before = agent.said("done " + order);
    agent.tell(order);
    if (!Patience.within(PATIENCE, () -> agent.said("done " + order) > before)) {
      throw new CommandException(
          "in vain for %d s: the agent obeys %s; it %s and said last: %s"
              .formatted(
                  PATIENCE.toSeconds(),
                  order,
                  agent.isAlive() ? "runs" : "has ended",
                  agent.lastLine()));
    }
    return order;
  }

  int garbage() {
    return garbage;
  }

  int malformed() {
    return malformed;
  }
}
