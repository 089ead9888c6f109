package io.memwall.streams.bandwidth;

import java.util.List;
import java.util.Optional;

/**
 * What one half carried in one interval, as evidence of a fold. Sums only: the state keeps one of
 * these per half and second for as long as a late record may come.
 *
 * @param path where it ran
 * @param master who asked for what was carried
 * @param tap how near the tap is to the sender
 * @param traffic what was counted
 * @param losses what was missing and repeated
 * @param classes what each class of traffic took
 * @param stalls the waiting for credits, by channel
 * @param burst how it was spread over milliseconds; none when not tracked
 */
record Carried(
    Path path,
    Master master,
    TapSide tap,
    Traffic traffic,
    Losses losses,
    ClassMix classes,
    List<Stall> stalls,
    Optional<Burst> burst) {

  Carried {
    stalls = List.copyOf(stalls);
  }

  /** The end of a half whose requests it serves. */
  enum Master {
    /** Neither end has asked: acknowledgements only. */
    NOBODY(0),
    SENDER(1),
    RECEIVER(2);

    private final int code;

    Master(int code) {
      this.code = code;
    }

    /** What stands for it in the state. */
    int code() {
      return code;
    }

    static Master of(int code) {
      return switch (code) {
        case 1 -> SENDER;
        case 2 -> RECEIVER;
        default -> NOBODY;
      };
    }
  }

  /** Where a tap is, the best place for counting first: the sender's side lost nothing yet. */
  enum TapSide {
    SENDER(0),
    BETWEEN(1),
    RECEIVER(2);

    private final int rank;

    TapSide(int rank) {
      this.rank = rank;
    }

    /** 0 for the best; stands for it in the state too. */
    int rank() {
      return rank;
    }

    static TapSide of(int rank) {
      return switch (rank) {
        case 0 -> SENDER;
        case 2 -> RECEIVER;
        default -> BETWEEN;
      };
    }
  }

  /**
   * Where a half runs.
   *
   * @param fabric the fabric
   * @param macSource sender's address
   * @param macDestination receiver's address
   * @param links entities of the link directions it runs over; empty while none is known
   */
  record Path(String fabric, String macSource, String macDestination, List<String> links) {
    Path {
      links = List.copyOf(links);
    }
  }

  /** The same over links that were not known to the collector. */
  Carried over(List<String> links) {
    var there = new Path(path.fabric(), path.macSource(), path.macDestination(), links);
    return new Carried(there, master, tap, traffic, losses, classes, stalls, burst);
  }

  /** The same with other traffic. */
  Carried carrying(Traffic other) {
    return new Carried(path, master, tap, other, losses, classes, stalls, burst);
  }

  /** The address of the end that asked. */
  Optional<String> masterAddress() {
    return switch (master) {
      case SENDER -> Optional.of(path.macSource());
      case RECEIVER -> Optional.of(path.macDestination());
      case NOBODY -> Optional.empty();
    };
  }
}
