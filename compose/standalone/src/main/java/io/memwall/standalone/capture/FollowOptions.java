package io.memwall.standalone.capture;

import io.memwall.collectors.agent.capture.CaptureInput;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.PipedCapture;
import io.memwall.collectors.agent.frames.FilterException;
import io.memwall.collectors.agent.frames.LiveView;
import io.memwall.collectors.agent.live.PacketRing;
import io.memwall.collectors.agent.live.RingOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A live interface, or a capture that comes on standard input, followed as it goes. */
final class FollowOptions {
  /** Standard input. */
  private static final String STREAM = "-";

  private static final int ROWS = 20;

  @Option(
      names = "--follow",
      paramLabel = "INTERFACE",
      description = {
        "Follow a live interface, or with - a capture on standard input, until Ctrl-C:",
        "a table every second, with --frames or --filter a line for each frame."
      })
  private String follow;

  boolean isGiven() {
    return follow != null;
  }

  /** Follows until the source ends or the process is told to stop. */
  void follow(Set<Integer> etherTypes, FrameViewOptions views, boolean json, CommandLine command) {
    PrintWriter out = command.getOut();
    Consumer<String> line =
        text -> {
          out.println(text);
          out.flush();
        };
    LiveView view = view(etherTypes, views, json, command);
    try (FrameSource source = source(etherTypes);
        Interruption interruption = new Interruption()) {
      view.follow(source, interruption::isAsked, System::nanoTime, line);
    }
    out.flush();
  }

  private static LiveView view(
      Set<Integer> etherTypes, FrameViewOptions views, boolean json, CommandLine command) {
    try {
      boolean lines = views.areLinesAsked() || json;
      var view = new LiveView(etherTypes, lines ? 0 : ROWS);
      views.filter().ifPresent(view::filtered);
      return lines ? view.lines(json) : view;
    } catch (FilterException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  private FrameSource source(Set<Integer> etherTypes) {
    if (follow.equals(STREAM)) {
      return PipedCapture.open(new CaptureInput("standard input", System.in, 0));
    }
    return PacketRing.open(RingOptions.of(follow).withEtherTypes(etherTypes), Clock.systemUTC());
  }
}
