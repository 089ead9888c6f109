package io.memwall.standalone;

import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.capture.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Kills one after the other in the middle of a load, and starts each again. The load waits until
 * the victim has done some of its work, and if it was killed before until it has done more than
 * then; so that at no time it has done nothing, or everything.
 */
final class Accident implements Progress {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Kill> kills = new ArrayList<>();
  private final Map<Victim, Long> doneBefore = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  /**
   * What is killed.
   *
   * @param kill returns when it is dead
   * @param done how much of its work can be seen, while all others live
   */
  record Victim(Runnable kill, Runnable restart, LongSupplier done) {}

  /** What a victim had done when it was killed. */
  record Kill(Victim victim, long done) {}

  /** Done when this share of the file has been read. */
  private record Step(double share, Runnable action) {}

  /**
   * Each in its own part of the file; one named twice is killed twice. The file is read in pieces
   * of 1 MiB, so it must be of 10 MiB or more for a victim to miss anything.
   */
  Accident(List<Victim> victims) {
    double part = 1.0 / victims.size();
    for (int i = 0; i < victims.size(); i++) {
      Victim victim = victims.get(i);
      steps.add(new Step((i + 0.5) * part, () -> awaitProgress(victim)));
      steps.add(new Step((i + 0.6) * part, () -> kill(victim)));
      steps.add(new Step((i + 0.95) * part, victim.restart()));
    }
  }

  @Override
  public void read(long bytesRead, long totalBytes) {
    while (!steps.isEmpty() && bytesRead >= steps.peek().share() * totalBytes) {
      steps.pop().action().run();
    }
  }

  private void awaitProgress(Victim victim) {
    long before = doneBefore.getOrDefault(victim, 0L);
    await("more done than " + before)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> victim.done().getAsLong() > before);
  }

  private void kill(Victim victim) {
    // Asked before: a dead server says nothing.
    long done = victim.done().getAsLong();
    doneBefore.put(victim, done);
    kills.add(new Kill(victim, done));
    victim.kill().run();
  }

  /** In their order. */
  List<Kill> kills() {
    return List.copyOf(kills);
  }
}
