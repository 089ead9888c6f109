package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Frames to look at again and again: each stands still in a walk of its own. */
final class Sights {
  private Sights() {}

  static List<FrameSight> ofTheStory() {
    try {
      Path directory = Files.createTempDirectory("story");
      Path file = Script.story().in(directory, "story.pcapng");
      var sights = new ArrayList<FrameSight>();
      for (int number = 1; number <= 18; number++) {
        sights.add(at(file, number));
      }
      Files.delete(file);
      Files.delete(directory);
      return List.copyOf(sights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FrameSight at(Path file, int number) {
    try (var walk = new FrameWalk(file, Set.of(0xAAAA), Progress.NONE)) {
      while (walk.sight().number < number) {
        if (!walk.next()) {
          throw new AssertionError("the story has no frame " + number);
        }
      }
      return walk.sight();
    }
  }
}
