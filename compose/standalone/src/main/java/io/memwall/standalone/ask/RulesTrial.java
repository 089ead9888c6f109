package io.memwall.standalone.ask;

import io.memwall.standalone.ask.HotspotHistory.Episode;
import io.memwall.standalone.ask.HotspotHistory.Past;
import io.memwall.streams.hotspot.Retrial;
import io.memwall.streams.hotspot.Thresholds;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Holds the alerts there were against those that other thresholds would have made. */
final class RulesTrial {
  private final PrintWriter out;
  private int added;
  private int removed;
  private int changed;
  private int kept;

  RulesTrial(PrintWriter out) {
    this.out = out;
  }

  void compare(Past past, Thresholds thresholds) {
    List<Long> ends = HotspotHistory.ends(past);
    List<Episode> before = HotspotHistory.episodes(ends, past.states());
    List<String> states =
        Retrial.of(past.kind(), past.windows(), thresholds).stream()
            .map(Retrial.Standing::state)
            .toList();
    List<Episode> after = HotspotHistory.episodes(ends, states);
    after.forEach(episode -> judge(past, episode, before));
    for (Episode episode : before) {
      if (after.stream().noneMatch(episode::overlaps)) {
        removed++;
        out.println("- " + past.text() + " " + episode.text());
      }
    }
  }

  private void judge(Past past, Episode episode, List<Episode> before) {
    Optional<Episode> was = before.stream().filter(episode::overlaps).findFirst();
    if (was.isEmpty()) {
      added++;
      out.println("+ " + past.text() + " " + episode.text());
    } else if (was.get().critical() != episode.critical()) {
      changed++;
      out.println("~ " + past.text() + " " + episode.text() + ", was " + was.get().text());
    } else {
      kept++;
    }
  }

  void sum() {
    out.printf(
        "%d alerts stay, %d are added, %d removed, %d change their severity%n",
        kept, added, removed, changed);
    out.flush();
  }
}
