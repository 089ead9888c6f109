package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.MatchQuality;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.Visibility;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader must know of a tap before believing its figures: flags such as {@code
 * capture_lost}, {@code one_sided}, {@code mirror_duplicates}, and every anomaly that was met.
 */
public final class TapFlags {
  private static final String CAPTURE_LOST = "capture_lost";
  private static final String ONE_SIDED = "one_sided";
  private static final String MIRROR_DUPLICATES = "mirror_duplicates";
  private static final String DROPS = "drops";
  private static final String TS_INVERSIONS = "ts_inversions";
  private static final String COARSE_STAMPS = "coarse_stamps";
  private static final String DEGRADED = "degraded";
  private static final String BAD = "bad";

  /** Stamps on a grid of more than this hide the order of frames at 100 Gbit/s. */
  private static final long FINE_NANOS = 100;

  private static final Set<String> OWN =
      Set.of(
          CAPTURE_LOST,
          ONE_SIDED,
          MIRROR_DUPLICATES,
          DROPS,
          TS_INVERSIONS,
          COARSE_STAMPS,
          DEGRADED,
          BAD);

  private TapFlags() {}

  /** True when some tap could have this flag. */
  public static boolean isKnown(String code) {
    for (Anomaly anomaly : Anomaly.values()) {
      if (anomaly.code().equals(code)) {
        return true;
      }
    }
    return OWN.contains(code);
  }

  /** The flags of this tap. */
  public static Set<String> of(TapReport tap) {
    var flags = new TreeSet<String>();
    add(flags, MIRROR_DUPLICATES, tap.count(TapCounter.MIRROR_DUPLICATES) > 0);
    add(flags, DROPS, tap.count(TapCounter.DROPS) > 0);
    add(flags, TS_INVERSIONS, tap.count(TapCounter.TS_INVERSIONS) > 0);
    add(flags, COARSE_STAMPS, tap.timeResolutionNanos().orElse(0) > FINE_NANOS);
    for (ConnectionReport connection : tap.connections()) {
      for (HalfReport half : connection.halves()) {
        flags.addAll(half.anomalies().keySet());
        add(flags, CAPTURE_LOST, half.count(HalfCounter.CAPTURE_LOST) > 0);
        add(flags, ONE_SIDED, is(half.sight().visibility(), Visibility.ONE_SIDED));
        add(flags, DEGRADED, is(half.matching().quality(), MatchQuality.DEGRADED));
        add(flags, BAD, is(half.matching().quality(), MatchQuality.BAD));
      }
    }
    return flags;
  }

  private static void add(Set<String> flags, String flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }

  private static boolean is(String text, Enum<?> value) {
    return text.equals(value.name().toLowerCase(Locale.ROOT));
  }
}
