package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stall ratio of a channel = Σ stall time / (covered time × halves with a known credit base), with
 * the halves of unknown base left out and their share said.
 *
 * @param channels the channels that were used, in order
 */
record CreditStalls(List<OfChannel> channels) {
  CreditStalls {
    channels = List.copyOf(channels);
  }

  /**
   * One channel.
   *
   * @param channel 1..5 = A..E
   * @param stallNs of the halves with a known base
   * @param knownHalves how many those are
   * @param halves how many used the channel
   */
  record OfChannel(int channel, long stallNs, int knownHalves, int halves) {
    /** 0 to about 1; none without a known base or covered time. */
    OptionalDouble ratio(long coveredNs) {
      return Ratio.of((double) stallNs, (double) coveredNs * knownHalves);
    }

    /** Share of the halves that are left out. */
    OptionalDouble excludedShare() {
      return Ratio.of((long) halves - knownHalves, (long) halves);
    }
  }

  /**
   * What one half waited in one interval.
   *
   * @param half names the half
   * @param stalls by channel
   */
  record OfHalf(String half, List<Stall> stalls) {
    OfHalf {
      stalls = List.copyOf(stalls);
    }
  }

  static CreditStalls of(Collection<OfHalf> waits) {
    var byChannel = new TreeMap<Integer, Sum>();
    for (var wait : waits) {
      for (var stall : wait.stalls()) {
        byChannel.computeIfAbsent(stall.channel(), absent -> new Sum()).add(wait.half(), stall);
      }
    }
    return new CreditStalls(list(byChannel));
  }

  private static List<OfChannel> list(SortedMap<Integer, Sum> byChannel) {
    return byChannel.entrySet().stream()
        .map(
            one ->
                new OfChannel(
                    one.getKey(),
                    one.getValue().stallNs,
                    one.getValue().known.size(),
                    one.getValue().all.size()))
        .toList();
  }

  /** The highest ratio of the channels. */
  OptionalDouble worst(long coveredNs) {
    return channels.stream()
        .map(channel -> channel.ratio(coveredNs))
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  /** The highest share of halves left out, of the channels. */
  OptionalDouble excludedShare() {
    return channels.stream()
        .map(OfChannel::excludedShare)
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  private static final class Sum {
    private final Set<String> known = new HashSet<>();
    private final Set<String> all = new HashSet<>();
    private long stallNs;

    void add(String half, Stall stall) {
      all.add(half);
      if (stall.stallNs().isPresent()) {
        known.add(half);
        stallNs += stall.stallNs().getAsLong();
      }
    }
  }
}
