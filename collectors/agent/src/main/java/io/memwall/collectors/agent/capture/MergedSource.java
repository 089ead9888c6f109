package io.memwall.collectors.agent.capture;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Several sources as one, frame by frame in the order of their stamps; within a source frames keep
 * its order. A live source that is quiet holds the others up for a bounded time only.
 */
public final class MergedSource implements FrameSource {
  /** A frame of a packet ring may be that much older than one that another ring has handed over. */
  public static final Duration LIVE_REORDER = Duration.ofMillis(30);

  private static final Duration STEP = Duration.ofMillis(1);

  /**
   * One of the sources.
   *
   * @param name of the tap, put before the names of its interfaces
   */
  public record Part(String name, FrameSource source) {
    public Part {
      Objects.requireNonNull(name);
      Objects.requireNonNull(source);
    }
  }

  private final List<Inlet> inlets = new ArrayList<>();
  private final InstantSource clock;
  private final long reorderNanos;
  private final boolean oneTap;
  private final Interfaces interfaces = new Interfaces();
  private Inlet standing;

  private MergedSource(List<Part> parts, boolean oneTap, InstantSource clock, Duration reorder) {
    this.oneTap = oneTap;
    this.clock = clock;
    this.reorderNanos = reorder.toNanos();
    for (Part part : parts) {
      inlets.add(new Inlet(part, inlets.size()));
    }
  }

  /** Several taps, each with interfaces of its own. */
  public static MergedSource of(List<Part> taps, InstantSource clock) {
    return new MergedSource(taps, false, clock, LIVE_REORDER);
  }

  /**
   * One tap whose two directions come by two sources, as those of a passive splitter do: one
   * interface, where the first source's frames are inbound and the second's outbound.
   */
  public static MergedSource directions(
      String name, FrameSource inbound, FrameSource outbound, InstantSource clock) {
    List<Part> parts = List.of(new Part(name, inbound), new Part(name, outbound));
    return new MergedSource(parts, true, clock, LIVE_REORDER);
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    if (standing != null) {
      standing.full = false;
      standing = null;
    }
    long waited = 0;
    while (true) {
      boolean last = waited >= maxWait.toNanos();
      Inlet earliest = refill(last ? Duration.ZERO : STEP);
      if (earliest != null) {
        return stand(frame, earliest);
      }
      if (inlets.stream().allMatch(inlet -> inlet.ended)) {
        return Poll.END;
      }
      if (last) {
        return Poll.IDLE;
      }
      waited += STEP.toNanos();
    }
  }

  /** Fills every inlet; the one with the earliest frame, if no other can have an earlier one. */
  private Inlet refill(Duration wait) {
    Inlet earliest = null;
    long certain = Long.MAX_VALUE;
    boolean holding = false;
    for (Inlet inlet : inlets) {
      inlet.fill(holding ? Duration.ZERO : wait);
      if (inlet.full) {
        holding = true;
        earliest = earliest == null || inlet.before(earliest) ? inlet : earliest;
      } else if (!inlet.ended) {
        certain = Math.min(certain, inlet.emptyAt - reorderNanos);
      }
    }
    return earliest != null && earliest.head.epochNanos() <= certain ? earliest : null;
  }

  private Poll stand(Frame frame, Inlet inlet) {
    frame.like(inlet.head);
    frame.at(inlet.index(frame.interfaceIndex()), inlet.direction(frame.direction()));
    standing = inlet;
    return Poll.FRAME;
  }

  @Override
  public long horizon(long nowNanos) {
    long horizon = Long.MAX_VALUE;
    for (Inlet inlet : inlets) {
      if (!inlet.ended) {
        horizon = Math.min(horizon, inlet.part.source().horizon(nowNanos));
      }
      if (inlet.full) {
        horizon = Math.min(horizon, inlet.head.epochNanos());
      }
    }
    return horizon == Long.MAX_VALUE ? nowNanos : horizon;
  }

  /** As much as the part that looked least. */
  @Override
  public long watchedNanos(long fromNanos, long untilNanos) {
    return inlets.stream()
        .mapToLong(inlet -> inlet.part.source().watchedNanos(fromNanos, untilNanos))
        .min()
        .orElse(0);
  }

  @Override
  public List<String> interfaces() {
    return interfaces.names();
  }

  /** Empty when one part cannot tell. */
  @Override
  public OptionalLong drops() {
    long sum = 0;
    for (Inlet inlet : inlets) {
      OptionalLong drops = inlet.part.source().drops();
      if (drops.isEmpty()) {
        return drops;
      }
      sum += drops.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  @Override
  public void close() {
    inlets.forEach(inlet -> inlet.part.source().close());
  }

  /** One part and its next frame, if it is known. */
  private final class Inlet {
    private final Part part;
    private final int position;
    private final Frame head = new Frame();
    private int[] indexes = new int[0];
    private boolean full;
    private boolean ended;
    private long emptyAt;

    Inlet(Part part, int position) {
      this.part = part;
      this.position = position;
    }

    void fill(Duration wait) {
      if (full || ended) {
        return;
      }
      long asked = now();
      switch (part.source().poll(head, wait)) {
        case FRAME -> full = true;
        case END -> ended = true;
        case IDLE -> emptyAt = asked;
      }
    }

    boolean before(Inlet other) {
      return head.epochNanos() < other.head.epochNanos();
    }

    int index(int own) {
      if (own >= indexes.length) {
        List<String> names = part.source().interfaces();
        indexes = names.stream().mapToInt(name -> named(name, names.size())).toArray();
      }
      return indexes[own];
    }

    private int named(String name, int count) {
      boolean alone = oneTap || count == 1;
      return Math.max(0, interfaces.namedIfRoom(alone ? part.name() : part.name() + "/" + name));
    }

    Frame.Direction direction(Frame.Direction own) {
      if (!oneTap) {
        return own;
      }
      return position == 0 ? Frame.Direction.INBOUND : Frame.Direction.OUTBOUND;
    }

    /** Before the source is asked, so that a pause behind the question makes nothing certain. */
    private long now() {
      return EpochNanos.now(clock);
    }
  }
}
