package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a view says of a capture. */
record Shown(List<String> lines, List<String> remarks) {
  static Shown of(Path capture, UnaryOperator<FrameViews> wish) {
    var lines = new ArrayList<String>();
    var remarks = new ArrayList<String>();
    wish.apply(new FrameViews(capture, Set.of(0xAAAA)))
        .show(lines::add, remarks::add, Progress.NONE);
    return new Shown(List.copyOf(lines), List.copyOf(remarks));
  }
}
