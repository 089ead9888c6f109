package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.Captures;
import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several files, several taps, or standard input. */
final class NamedInput implements InspectInput {
  private final List<String> names;
  private final Captures captures;

  NamedInput(List<String> names, Captures captures) {
    this.names = List.copyOf(names);
    this.captures = captures;
  }

  @Override
  public String fabricId() {
    return CaseName.fabric(String.join(" ", names));
  }

  @Override
  public FrameSource open(Progress progress) {
    return captures.open(names);
  }

  @Override
  public Inspection.CaptureFile describe(FrameSource ended) {
    boolean single = ended instanceof CaptureReader;
    return new Inspection.CaptureFile(
        String.join(" ", names),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(ended.interfaces()),
        single ? Map.copyOf(((CaptureReader) ended).foreignFrames()) : Map.of(),
        single ? ((CaptureReader) ended).cut() : Optional.empty());
  }

  @Override
  public boolean canBeReadAgain() {
    return !names.contains(Captures.STANDARD_INPUT);
  }
}
