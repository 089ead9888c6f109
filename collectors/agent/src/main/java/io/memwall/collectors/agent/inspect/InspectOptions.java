package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.wire.DecoderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to look at a capture.
 *
 * @param etherTypes read as TLoE
 * @param watches see each frame in the order of the file
 */
public record InspectOptions(Set<Integer> etherTypes, List<FrameWatch> watches, Progress progress) {
  /** EtherType 0xAAAA, no single frames, no progress. */
  public static final InspectOptions DEFAULT =
      new InspectOptions(Set.of(DecoderSettings.ETHERTYPE_OMNIXTEND), List.of(), Progress.NONE);

  public InspectOptions {
    etherTypes = Set.copyOf(etherTypes);
    watches = List.copyOf(watches);
    Objects.requireNonNull(progress);
  }

  /** One EtherType more, such as 0x0000 for the captures of 2020. */
  public InspectOptions withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return new InspectOptions(more, watches, progress);
  }

  /** One more that looks at the frames. */
  public InspectOptions withWatch(FrameWatch watch) {
    var more = new ArrayList<>(watches);
    more.add(watch);
    return new InspectOptions(etherTypes, more, progress);
  }

  public InspectOptions withProgress(Progress listener) {
    return new InspectOptions(etherTypes, watches, listener);
  }
}
