package io.memwall.collectors.agent;

import io.memwall.collectors.agent.intake.IntakePart;
import io.memwall.collectors.agent.intake.IntakeSettings;
import io.memwall.collectors.agent.inventory.Discovery;
import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.TimedWork;
import io.memwall.schemas.Nanos;
import java.nio.file.Path;
import java.time.Duration;

/** Plans of the parts that hear of allocations and look around on the node. */
public final class IntakePlans {
  private IntakePlans() {}

  /** Hears of allocations, snapshots and links. */
  public static PartPlan intake(IntakeSettings settings) {
    return new PartPlan(
        "intake",
        settings,
        context -> new IntakePart(settings, new PublishedIntake(context.publisher())));
  }

  /**
   * Reports what the node finds of its own ports and memory, whenever that changes.
   *
   * @param root of the file system
   */
  public static PartPlan discovery(Path root, Duration interval) {
    record Settings(Path root, Duration interval) {}
    return new PartPlan(
        "inventory", new Settings(root, interval), context -> discovery(root, interval, context));
  }

  private static Part discovery(Path root, Duration interval, PartContext context) {
    var discovery =
        new Discovery(root, context.settings().node().id(), Nanos.of(context.clock().instant()));
    return context
        .timer()
        .part(
            "inventory",
            new TimedWork(
                interval,
                nowNanos -> discovery.look(nowNanos).forEach(context.intake()::inventory)));
  }
}
