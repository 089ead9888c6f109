package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Progress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How to look at a capture.
 *
 * @param etherTypes read as TLoE
 * @param eachFrame told of each frame in the order of the file
 */
public record InspectOptions(
    Set<Integer> etherTypes, Optional<Consumer<FrameLine>> eachFrame, Progress progress) {
  private static final int OMNIXTEND = 0xAAAA;

  /** EtherType 0xAAAA, no single frames, no progress. */
  public static final InspectOptions DEFAULT =
      new InspectOptions(Set.of(OMNIXTEND), Optional.empty(), Progress.NONE);

  public InspectOptions {
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(eachFrame);
    Objects.requireNonNull(progress);
  }

  /** One EtherType more, such as 0x0000 for the captures of 2020. */
  public InspectOptions withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return new InspectOptions(more, eachFrame, progress);
  }

  public InspectOptions withFrames(Consumer<FrameLine> consumer) {
    return new InspectOptions(etherTypes, Optional.of(consumer), progress);
  }

  public InspectOptions withProgress(Progress listener) {
    return new InspectOptions(etherTypes, eachFrame, listener);
  }
}
